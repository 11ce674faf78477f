/** Who may call what of a company's life and its start, as part of the table in expected-access.ts: the CRO decides, the CEO calls a deletion off. */
const READ = ['tenants.life', 'startGuide.show'];
const KEPT = ['tenants.callOff', 'tenants.export', 'exportCompany'];

export const COMPANY_LIFE = {
  CRO: [
    ...READ,
    ...KEPT,
    'startGuide.auditSeen',
    'startGuide.dismiss',
    'startGuide.reopen',
    'tenants.archive',
    'tenants.askDeletion',
    'tenants.restore',
    'tenants.transfer',
  ],
  CEO: [...READ, ...KEPT],
};
