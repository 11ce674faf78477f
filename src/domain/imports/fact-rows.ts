import { MAX_NAME, stagedCustomer, stagedName } from './row-names';
import type { RowReader } from './row-reader';
import type { StagedActivity, StagedDeployment, StagedShipment } from './staged';
import { readActivityKind, readDeploymentKind, readFirstValueKind } from './words';

/** A deployment; null with an error where customer or site is missing. */
export function readDeployment(reader: RowReader, externalId: string): StagedDeployment | null {
  const customer = stagedCustomer(reader);
  if (customer === null) reader.error('customer', null, 'is missing', 'Name the customer.');
  const site = reader.text('site', MAX_NAME);
  if (site === null) reader.error('site', null, 'is missing', 'Name the site.');
  const kindWord = reader.value('kind');
  const valueWord = reader.value('firstValueKind');
  const acv = reader.money('acv');
  if (acv?.minor.startsWith('-'))
    reader.error('acv', reader.raw('acv'), 'is negative', 'Correct the amount.');
  const devices = reader.integer('devices');
  const dates = {
    signedOn: happened(reader, 'signedOn'),
    shippedOn: happened(reader, 'shippedOn'),
    installedOn: happened(reader, 'installedOn'),
    activatedOn: happened(reader, 'activatedOn'),
    firstValueOn: happened(reader, 'firstValueOn'),
    endedOn: happened(reader, 'endedOn'),
  };
  const dealExternalId = reader.text('dealExternalId', MAX_NAME);
  if (reader.failed || !customer || !site) return null;
  return {
    rowNo: reader.rowNo,
    externalId,
    customer,
    dealExternalId,
    site,
    kind: (kindWord === null ? null : readDeploymentKind(kindWord)) ?? 'production',
    devices,
    ...dates,
    firstValueKind: valueWord === null ? null : readFirstValueKind(valueWord),
    acv,
  };
}

/** A day after as-of has not happened: left out with a warning. */
function happened(reader: RowReader, target: string) {
  const { on, later } = reader.fact(target);
  if (later)
    reader.warning(target, reader.raw(target), `lies after ${reader.plan.asOf} and was left out`, null);
  return on;
}

/** A shipment; null with an error where deal, units or day are missing, or the day lies after as-of. */
export function readShipment(reader: RowReader, externalId: string): StagedShipment | null {
  const dealExternalId = reader.text('dealExternalId', MAX_NAME);
  if (dealExternalId === null) reader.error('dealExternalId', null, 'is missing', 'Name the deal by its id.');
  const units = reader.integer('units');
  if (units === null && reader.value('units') === null)
    reader.error('units', null, 'are missing', 'Fill in how many.');
  if (units === 0) reader.error('units', '0', 'must be 1 or more', 'Remove the row, or fill in how many.');
  const shippedOn = pastDay(reader, 'shippedOn');
  const row = {
    customer: stagedName(reader, 'customer'),
    product: reader.text('product', MAX_NAME),
    reference: reader.text('reference', 200),
  };
  if (reader.failed || !dealExternalId || !units || !shippedOn) return null;
  return { rowNo: reader.rowNo, externalId, dealExternalId, units, shippedOn, ...row };
}

/** An activity that has taken place; null with an error where deal or day are missing, or the day lies after as-of. */
export function readActivity(reader: RowReader, externalId: string): StagedActivity | null {
  const dealExternalId = reader.text('dealExternalId', MAX_NAME);
  if (dealExternalId === null) reader.error('dealExternalId', null, 'is missing', 'Name the deal by its id.');
  const occurredOn = pastDay(reader, 'occurredOn');
  const word = reader.value('kind');
  const subject = reader.note('subject', 500);
  if (reader.failed || !dealExternalId || !occurredOn) return null;
  const kind = word === null ? 'other' : readActivityKind(word);
  return { rowNo: reader.rowNo, externalId, dealExternalId, kind, occurredOn, subject };
}

function pastDay(reader: RowReader, target: string) {
  const { on, later } = reader.fact(target);
  if (later)
    reader.error(
      target,
      reader.raw(target),
      `lies after ${reader.plan.asOf}: it has not happened`,
      'Import it when it has.',
    );
  else if (on === null && reader.value(target) === null)
    reader.error(target, null, 'is missing', 'Fill in the date.');
  return on;
}
