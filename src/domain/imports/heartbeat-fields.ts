import { field } from './define-field';

export const HEARTBEAT_FIELDS = [
  field(
    'device',
    'Device (serial number)',
    'text',
    'device|device id|device name|device serial|serial|serial number|serial no|sn|imei|imsi|eui|dev eui|deveui|mac|mac address|sensor|sensor id|gateway id|node|node id|unit id|asset id|thing|thing name|endpoint|terminal id|tracker id|meter id|external id|id|gerat|gerate id|seriennummer|dispositivo|numero de serie|appareil|apparaat',
    { required: true },
  ),
  field(
    'at',
    'Reported at',
    'date',
    'at|reported at|reported on|report time|timestamp|time|date|datetime|date time|day|ts|seen|seen at|seen on|last seen|last seen at|last seen on|last report|last heartbeat|heartbeat|heartbeat at|last contact|last communication|last message|last activity|last online|last connection|received at|event time|recorded at|created at|zeitstempel|zeitpunkt|zuletzt gesehen|letzte meldung|letzter kontakt|datum|fecha|ultima conexion|ultimo contacto|horodatage|derniere connexion|dernier contact|laatst gezien',
    { words: 'instant' },
  ),
  field(
    'customer',
    'Customer',
    'text',
    'customer|customer name|account name|account|company|company name|client|client name|organization|organisation|subscriber|tenant|kunde|kundenname|firma|cliente|empresa|compte|entreprise|klant|conta',
  ),
  field(
    'customerExternalId',
    'Customer ID',
    'text',
    'customer id|account id|company id|client id|organization id|kundennummer|kunden id|id de cliente|id de cuenta|numero client|klantnummer',
  ),
  field(
    'deployment',
    'Deployment ID',
    'text',
    'deployment|deployment id|site id|site|location id|installation id|project id|standort id|id de instalacion|id de sitio|id du site',
  ),
] as const;
