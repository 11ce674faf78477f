import { describe, expect, it } from 'vitest';
import { planOf, table, targets } from './a-plan';

describe('columns find their targets', () => {
  it.each([
    [
      'Salesforce report',
      'salesforce',
      'Opportunity Owner|Account Name|Opportunity Name|Stage|Fiscal Period|Amount|Probability (%)|Age|Close Date|Created Date|Next Step|Lead Source|Type|Opportunity ID',
      'Ann|Acme|Acme 500|Prospecting|Q3-2026|"USD 485,000.00"|90%|12|16/10/2026|1/9/2026|Call Bob|Web|New|006',
      {
        'Opportunity Owner': 'rep',
        'Account Name': 'customer',
        'Opportunity Name': 'name',
        Stage: 'stage',
        'Probability (%)': 'probability',
        'Close Date': 'closeOn',
        'Created Date': 'createdOn',
        'Next Step': 'nextStep',
        'Opportunity ID': 'externalId',
      },
    ],
    [
      'Salesforce data export',
      'salesforce-api',
      'Id|IsDeleted|AccountId|Name|StageName|Amount|Probability|CloseDate|IsClosed|IsWon|OwnerId|CreatedDate|SystemModstamp',
      '006|false|001|Acme|Prospecting|5|10|2026-10-16|false|false|005|2026-01-01T00:00:00.000Z|2026-01-01T00:00:00.000Z',
      {
        Id: 'externalId',
        AccountId: 'customerExternalId',
        Name: 'name',
        StageName: 'stage',
        Amount: 'amount',
        Probability: 'probability',
        CloseDate: 'closeOn',
        IsClosed: 'isClosed',
        IsWon: 'isWon',
        OwnerId: 'rep',
        CreatedDate: 'createdOn',
      },
    ],
    [
      'HubSpot',
      'hubspot',
      'Record ID|Deal Name|Deal Stage|Pipeline|Amount|Close Date|Create Date|Last Activity Date|Deal owner|Deal Type|Associated Company (Primary)',
      '1|Acme|Contract Sent|Sales|5|2026-07-20|2026-01-15 08:30|2026-01-15 08:30|Ann|New|Acme',
      {
        'Record ID': 'externalId',
        'Deal Name': 'name',
        'Deal Stage': 'stage',
        Amount: 'amount',
        'Close Date': 'closeOn',
        'Create Date': 'createdOn',
        'Last Activity Date': 'lastActivityOn',
        'Deal owner': 'rep',
        'Associated Company (Primary)': 'customer',
      },
    ],
    [
      'Pipedrive',
      'pipedrive',
      'Deal - ID|Deal - Title|Deal - Owner|Deal - Value|Deal - Currency of Value|Deal - Weighted value|Deal - Organization|Deal - Organization ID|Deal - Stage|Deal - Status|Deal - Deal created|Deal - Expected close date|Deal - Last activity date|Deal - Next activity date',
      '1|Acme|Ann|5|EUR|2|Acme|9|Proposal made|Open|2026-01-30 15:55:37|2026-04-30|2026-02-01|2026-03-01',
      {
        'Deal - ID': 'externalId',
        'Deal - Title': 'name',
        'Deal - Owner': 'rep',
        'Deal - Value': 'amount',
        'Deal - Currency of Value': 'currency',
        'Deal - Organization': 'customer',
        'Deal - Organization ID': 'customerExternalId',
        'Deal - Stage': 'stage',
        'Deal - Status': 'status',
        'Deal - Deal created': 'createdOn',
        'Deal - Expected close date': 'closeOn',
        'Deal - Last activity date': 'lastActivityOn',
        'Deal - Next activity date': 'nextStepOn',
      },
    ],
    [
      'Pipedrive import sheet',
      'pipedrive',
      'Person - Name*|Deal - Title*|Deal - Value|Organization - Name*|Activity - Subject*|Activity - Due date|Deal - Stage (pipeline)|Deal - Pipedrive System ID',
      'Bob|Acme|100.0|Acme|Call|45631.0|Qualified|7',
      {
        'Person - Name*': 'contact',
        'Deal - Title*': 'name',
        'Deal - Value': 'amount',
        'Organization - Name*': 'customer',
        'Activity - Subject*': 'nextStep',
        'Activity - Due date': 'nextStepOn',
        'Deal - Stage (pipeline)': 'stage',
        'Deal - Pipedrive System ID': 'externalId',
      },
    ],
    [
      'Dynamics 365',
      'dynamics',
      '(Do Not Modify) Opportunity|(Do Not Modify) Row Checksum|(Do Not Modify) Modified On|Topic|Potential Customer|Est. Revenue|Est. close date|Status|Status Reason|Sales Stage|Owner|Created On',
      'guid|x|1/13/2026 0:00|Acme|Acme|5|12/31/2026|Open|In Progress|1-Qualify|Ann|1/13/2026 0:00',
      {
        '(Do Not Modify) Opportunity': 'externalId',
        Topic: 'name',
        'Potential Customer': 'customer',
        'Est. Revenue': 'amount',
        'Est. close date': 'closeOn',
        Status: 'status',
        'Status Reason': 'lostReason',
        'Sales Stage': 'stage',
        Owner: 'rep',
        'Created On': 'createdOn',
      },
    ],
    [
      'Zoho',
      'zoho',
      'Record Id|Deal Owner.id|Deal Owner|Deal Name|Account Name.id|Account Name|Amount|Stage|Closing Date|Probability (%)|Next Step|Created Time|Last Activity Time|Currency',
      'zcrm_1|zcrm_2|Ann|Acme|zcrm_3|Acme|$5.00|Qualification|2026-12-31|10|Call|15 Apr, 2021 00:02:00|15 Apr, 2021 00:02:00|USD',
      {
        'Record Id': 'externalId',
        'Deal Owner': 'rep',
        'Deal Name': 'name',
        'Account Name.id': 'customerExternalId',
        'Account Name': 'customer',
        Amount: 'amount',
        Stage: 'stage',
        'Closing Date': 'closeOn',
        'Probability (%)': 'probability',
        'Next Step': 'nextStep',
        'Created Time': 'createdOn',
        'Last Activity Time': 'lastActivityOn',
        Currency: 'currency',
      },
    ],
    [
      'a German list',
      null,
      'Verkaufschancen-ID|Thema|Potenzieller Kunde|Besitzer|Gesch. Umsatz|Abschlussdatum|Phase|Erstellt am|Nächster Schritt',
      '1|Acme|Acme|Ann|1.234,50|31.12.2026|Angebot|01.02.2026|Anrufen',
      {
        'Verkaufschancen-ID': 'externalId',
        Thema: 'name',
        'Potenzieller Kunde': 'customer',
        Besitzer: 'rep',
        'Gesch. Umsatz': 'amount',
        Abschlussdatum: 'closeOn',
        Phase: 'stage',
        'Erstellt am': 'createdOn',
        'Nächster Schritt': 'nextStep',
      },
    ],
    [
      'a Spanish HubSpot export, half translated',
      null,
      'ID de registro|Nombre del negocio|Etapa del negocio|Valor|Fecha de cierre|Fecha de creación|Última actividad|Associated Company (Primary)',
      '1|Acme|Propuesta|5|2026-12-31|2026-01-01|2026-02-01|Acme',
      {
        'ID de registro': 'externalId',
        'Nombre del negocio': 'name',
        'Etapa del negocio': 'stage',
        Valor: 'amount',
        'Fecha de cierre': 'closeOn',
        'Fecha de creación': 'createdOn',
        'Última actividad': 'lastActivityOn',
        'Associated Company (Primary)': 'customer',
      },
    ],
    [
      'a company’s own list with purchase orders',
      null,
      'Deal #|Customer|Amount (EUR)|PO Number|PO Date|PO Amount|Hardware_Ship_Date__c|Units Shipped|Verbal yes date|Hardware Amount|Services',
      '1|Acme|5|PO-1|2026-01-01|5|2026-02-01|3|2026-01-01|4|1',
      {
        Customer: 'customer',
        'Amount (EUR)': 'amount',
        'PO Number': 'poNumber',
        'PO Date': 'poOn',
        'PO Amount': 'poAmount',
        Hardware_Ship_Date__c: 'shipOn',
        'Units Shipped': 'unitsShipped',
        'Verbal yes date': 'verbalYesOn',
        'Hardware Amount': 'hardwareAmount',
        Services: 'servicesAmount',
      },
    ],
  ] as const)('%s', (_, preset, header, row, expected) => {
    const result = planOf('deals', {
      header: header.split('|'),
      rows: [row.split('|').map((cell) => cell.replaceAll('"', ''))],
    });
    expect(result.plan.preset).toBe(preset);
    expect(targets(result)).toMatchObject(expected);
  });

  it('of contracts, deployments, shipments and activities', () => {
    expect(
      targets(
        planOf(
          'contracts',
          table(
            'Subscription ID|Kunde|Vertragsbeginn|Vertragsende|Monatlicher Betrag|Produkt',
            '1|Acme|2026-01-01|2027-01-01|5|Basic',
          ),
        ),
      ),
    ).toEqual({
      'Subscription ID': 'externalId',
      Kunde: 'customer',
      Vertragsbeginn: 'startOn',
      Vertragsende: 'endOn',
      'Monatlicher Betrag': 'amount',
      Produkt: 'plan',
    });
    expect(
      targets(
        planOf(
          'deployments',
          table(
            'Site ID|Client|Site name|Type|Sensors|Installation date|First data|ACV',
            '1|Acme|Plant 1|Pilot|5|2026-01-01|2026-02-01|100',
          ),
        ),
      ),
    ).toEqual({
      'Site ID': 'externalId',
      Client: 'customer',
      'Site name': 'site',
      Type: 'kind',
      Sensors: 'devices',
      'Installation date': 'installedOn',
      'First data': 'firstValueOn',
      ACV: 'acv',
    });
    expect(
      targets(
        planOf('shipments', table('Opportunity ID|Qty|Ship date|Tracking number', '1|5|2026-01-01|T1')),
      ),
    ).toEqual({
      'Opportunity ID': 'dealExternalId',
      Qty: 'units',
      'Ship date': 'shippedOn',
      'Tracking number': 'reference',
    });
    expect(
      targets(
        planOf(
          'activities',
          table('Activity ID|Deal ID|Activity type|Due date|Subject', '1|9|Call|2026-01-01|Hello'),
        ),
      ),
    ).toEqual({
      'Activity ID': 'externalId',
      'Deal ID': 'dealExternalId',
      'Activity type': 'kind',
      'Due date': 'occurredOn',
      Subject: 'subject',
    });
  });
});

describe('columns that want the same field', () => {
  it('give it to the name without a number, wherever it stands', () => {
    const of = planOf('deals', table('Id|Close Date (2)|Close Date', '1|2027-01-02|2026-12-05'));
    expect(targets(of)).toEqual({ Id: 'externalId', 'Close Date': 'closeOn' });
    expect(of.plan.notes.map(({ message }) => message).join()).toContain('"Close Date (2)" is left out');
  });

  it('share the day of the end where one is for the won and one for the lost', () => {
    const of = planOf('deals', table('Id|Won time|Lost time', '1|2026-01-02|', '2||2026-01-03'));
    expect(targets(of)).toEqual({ Id: 'externalId', 'Won time': 'closedOn', 'Lost time': 'closedOn' });
    expect(of.plan.notes.map(({ code }) => code)).not.toContain('two-columns-one-field');
  });

  it('leave HubSpot’s yearly figure out: it is no software part of the amount', () => {
    const header = 'Record ID|Deal Name|Deal Stage|Pipeline|Amount|Annual recurring revenue|Close Date';
    const of = planOf('deals', table(header, '1|A|Contract Sent|Sales|1000|500|2026-12-31'));
    expect(targets(of)).not.toHaveProperty('Annual recurring revenue');
  });
});

describe('a column whose values are not what its name says', () => {
  it('is left out with a note that names the flag', () => {
    const of = planOf(
      'deals',
      table('Id|Name|Amount|Close Date', '1|A|5|TBD', '2|B|6|soon', '3|C|7|2026-12-31'),
    );
    expect(targets(of)).not.toHaveProperty('Close Date');
    const notes = of.plan.notes.map(({ message }) => message).join();
    expect(notes).toContain('"Close Date" is left out: it is named like "Expected close date"');
    expect(notes).toContain('--map "Close Date=closeOn"');
  });
});
