import { field } from './define-field';

const CUSTOMER =
  'customer|customer name|account name|account|company|company name|client|client name|organization|organisation|subscriber|kunde|kundenname|firma|cliente|empresa|compte|entreprise|klant|conta';
const CUSTOMER_ID =
  'customer id|account id|company id|client id|organization id|kundennummer|kunden id|id de cliente|id de cuenta|numero client|klantnummer';
const DEAL_ID =
  'deal id|opportunity id|deal|opportunity|opp id|deal external id|record id deal|associated deal ids|associated deal id|what id|related to|regarding|verkaufschance|id del negocio|id de oportunidad|id de la transaction';

export const CONTRACT_FIELDS = [
  field(
    'externalId',
    'Contract ID',
    'text',
    'id|contract id|subscription id|sub id|contract number|contract no|subscription number|subscription|order id|line id|record id|vertragsnummer|vertrags id|abo id|numero de contrato|id de contrato|numero de contrat|contractnummer',
  ),
  field('customer', 'Customer', 'text', CUSTOMER, { required: true }),
  field('customerExternalId', 'Customer ID', 'text', CUSTOMER_ID),
  field(
    'stream',
    'Stream (hardware, software, services)',
    'enum',
    'stream|revenue stream|revenue type|product type|type|category|line type|erlosart|tipo|categoria',
    { words: 'stream', required: true },
  ),
  field(
    'plan',
    'Plan',
    'text',
    'plan|plan name|product|product name|sku|item|price id|plan id|tier|package|nickname|description|tarif|produkt|plan de suscripcion|producto|formule|produit',
  ),
  field(
    'startOn',
    'Starts on',
    'date',
    'start|start date|start utc|start date utc|started|started at|starts on|start on|started on|contract start|contract start date|subscription start|service start|period start|effective date|effective from|begin date|valid from|from|startdatum|beginn|vertragsbeginn|gultig ab|fecha de inicio|inicio|date de debut|debut|data inizio|ingangsdatum|data de inicio',
    { required: true },
  ),
  field(
    'endOn',
    'Ends on (first unpaid day)',
    'date',
    'end|end date|ends on|end on|ended on|ended at|ended at utc|ended|canceled at|cancelled at|canceled at utc|canceled|cancelled|canceled on|cancelled on|churned on|churned at|cancel at|cancel date|cancellation date|churn date|contract end|contract end date|subscription end|service end|period end|expiry date|expiration date|valid until|valid to|until|to|termination date|enddatum|ende|vertragsende|gultig bis|kundigungsdatum|fecha de fin|fin|fecha de finalizacion|date de fin|data fine|einddatum|data de termino',
  ),
  field(
    'amount',
    'Amount per period',
    'money',
    'amount|price|fee|unit price|price per unit|price per seat|price per device|mrr amount|arr amount|recurring amount|recurring fee|monthly amount|monthly fee|monthly price|monthly value|mrr|monthly recurring revenue|amount monthly|amount per month|monthly|annual amount|annual value|annual fee|annual price|yearly amount|arr|acv|annual recurring revenue|annual contract value|amount per year|quarterly amount|quarterly fee|value|total|unit amount|contract value|subscription amount|betrag|preis|monatlicher betrag|monatsbetrag|jahresbetrag|gebuhr|importe|cuota|cuota mensual|importe mensual|importe anual|precio|monto|montant|montant mensuel|montant annuel|prix|importo|bedrag|maandbedrag|valor|valor mensal',
    { required: true },
  ),
  field(
    'quantity',
    'Quantity (of a unit price)',
    'integer',
    'quantity|qty|seats|seat count|number of seats|licenses|licences|anzahl|menge|cantidad|quantite|quantita|aantal|quantidade',
  ),
  field(
    'period',
    'Billing period',
    'enum',
    'period|billing period|interval|billing interval|frequency|billing frequency|billing cycle|term|recurrence|cadence|abrechnungszeitraum|intervall|turnus|periodo|frecuencia|periodicidad|periodicite|frequence|periode',
    { words: 'period' },
  ),
  field(
    'currency',
    'Currency',
    'enum',
    'currency|currency code|currency iso code|wahrung|moneda|divisa|devise|valuta|moeda',
    { words: 'currency' },
  ),
  field(
    'signedOn',
    'Signed on',
    'date',
    'signed|signed on|signed date|signature date|contract signed|contract date|date signed|booking date|booked on|order date|unterzeichnet am|unterschrieben am|vertragsdatum|fecha de firma|date de signature|data firma|tekendatum',
  ),
  field(
    'freeUntilOn',
    'Free until (first paid day)',
    'date',
    'free until|free until on|free until date|free period until|free period end|free months until|billing starts on|billing start date|first billing date|first paid day|kostenfrei bis|gratis hasta|gratuit jusqu au',
  ),
  field(
    'autoRenews',
    'Renews by itself',
    'boolean',
    'auto renews|auto renew|auto renewal|autorenew|autorenewal|automatic renewal|renews automatically|is auto renew|automatische verlangerung|renovacion automatica|renouvellement automatique',
  ),
  field(
    'endReason',
    'Why it ended',
    'text',
    'end reason|churn reason|reason for churn|cancellation reason|cancel reason|canceled reason|cancelled reason|reason for cancellation|termination reason|kundigungsgrund|motivo de baja|motivo de cancelacion|motif de resiliation',
  ),
  field(
    'endNote',
    'Note on the end',
    'text',
    'end note|churn note|churn notes|churn comment|cancellation note|cancellation notes|cancellation comment|cancellation details|termination note',
  ),
  field('dealExternalId', 'Deal ID', 'text', DEAL_ID),
] as const;

export const DEPLOYMENT_FIELDS = [
  field(
    'externalId',
    'Deployment ID',
    'text',
    'id|deployment id|site id|installation id|sensor id|device id|asset id|project id|record id|location id|unit id|standort id|projekt id|id de instalacion|id de sitio|id du site',
  ),
  field('customer', 'Customer', 'text', CUSTOMER + '|owner|operator|betreiber', { required: true }),
  field('customerExternalId', 'Customer ID', 'text', CUSTOMER_ID),
  field(
    'site',
    'Site',
    'text',
    'site|site name|location|location name|deployment|deployment name|project|project name|installation|sensor description|description|address|facility|building|plant|store|standort|ort|standortname|sitio|ubicacion|emplazamiento|lieu|emplacement|adresse|sede|locatie|local',
    { required: true },
  ),
  field(
    'kind',
    'Kind (production, pilot)',
    'enum',
    'kind|deployment type|deployment kind|type|phase|pilot|is pilot|environment|art|typ|tipo',
    { words: 'deploymentKind' },
  ),
  field(
    'devices',
    'Devices',
    'integer',
    'devices|device count|number of devices|units|quantity|qty|sensors|sensor count|number of sensors|meters|trackers|anzahl|gerate|anzahl gerate|dispositivos|cantidad|appareils|nombre d appareils|capteurs|aantal',
  ),
  field(
    'signedOn',
    'Contract signed on',
    'date',
    'signed|signed on|signed date|contract signed|contract signed on|signature date|contract date|unterzeichnet am|vertragsdatum|fecha de firma|date de signature',
  ),
  field(
    'shippedOn',
    'Shipped on',
    'date',
    'shipped on|ship date|shipped|shipped date|shipment date|delivery date|delivered on|versanddatum|lieferdatum|fecha de envio|date d expedition|date de livraison',
  ),
  field(
    'installedOn',
    'Installed on',
    'date',
    'installed on|installation date|install date|installed|installed date|date installed|commissioned on|commissioning date|installiert am|installationsdatum|einbaudatum|fecha de instalacion|date d installation|data installazione|installatiedatum',
  ),
  field(
    'activatedOn',
    'Activated on',
    'date',
    'activated on|activation date|activated|go live|go live date|live on|live date|online since|aktiviert am|aktivierungsdatum|inbetriebnahme|fecha de activacion|date d activation|mise en service',
  ),
  field(
    'firstValueOn',
    'First value on',
    'date',
    'first value on|first value date|first value|ttfv date|first data on|first data date|first data|first transmission|first insight|first reading|first message|value date|erster nutzen|erste daten|primer valor|primeros datos|premiere valeur|premieres donnees',
  ),
  field(
    'firstValueKind',
    'Kind of first value',
    'enum',
    'first value kind|first value type|value kind|kind of value',
    { words: 'firstValueKind' },
  ),
  field(
    'endedOn',
    'Ended on',
    'date',
    'ended on|end date|ended|removed on|removal date|decommissioned on|decommission date|deactivated on|terminated on|ausserbetriebnahme|enddatum|fecha de fin|fecha de retirada|date de fin|date de retrait',
  ),
  field(
    'acv',
    'ACV',
    'money',
    'acv|annual contract value|annual value|arr|annual amount|yearly value|contract value|jahreswert|valor anual|valeur annuelle',
  ),
  field('dealExternalId', 'Deal ID', 'text', DEAL_ID),
] as const;

export const SHIPMENT_FIELDS = [
  field(
    'externalId',
    'Shipment ID',
    'text',
    'id|shipment id|shipment line id|delivery id|line id|record id|versand id|lieferungs id|id de envio|id d expedition',
  ),
  field('dealExternalId', 'Deal ID', 'text', DEAL_ID + '|order id|sales order|po deal', { required: true }),
  field(
    'units',
    'Units',
    'integer',
    'units|quantity|qty|units shipped|quantity shipped|shipped quantity|pieces|count|menge|anzahl|stuckzahl|cantidad|unidades|quantite|quantita|aantal|quantidade',
    { required: true },
  ),
  field(
    'shippedOn',
    'Shipped on',
    'date',
    'shipped on|ship date|shipped|shipped date|shipment date|date shipped|shipping date|dispatch date|delivery date|versanddatum|versendet am|lieferdatum|fecha de envio|fecha de entrega|date d expedition|date de livraison|data spedizione|verzenddatum',
    { required: true },
  ),
  field(
    'reference',
    'Reference',
    'text',
    'reference|tracking number|tracking no|tracking|delivery note|delivery note number|shipment number|waybill|nsn|serial number|lieferschein|lieferscheinnummer|sendungsnummer|numero de seguimiento|albaran|numero de suivi|bon de livraison',
  ),
  field(
    'product',
    'Product',
    'text',
    'product|product name|item|item name|sku|part|part number|description|device|produkt|artikel|producto|articulo|produit|article|prodotto',
  ),
  field(
    'customer',
    'Customer',
    'text',
    CUSTOMER + '|ship to|consignee|recipient|empfanger|destinatario|destinataire',
  ),
] as const;

export const ACTIVITY_FIELDS = [
  field(
    'externalId',
    'Activity ID',
    'text',
    'id|activity id|task id|event id|engagement id|call id|record id|aktivitats id|id de actividad|id d activite',
  ),
  field('dealExternalId', 'Deal ID', 'text', DEAL_ID, { required: true }),
  field(
    'kind',
    'Kind (call, mail, meeting, visit)',
    'enum',
    'kind|type|activity type|task type|engagement type|task subtype|event type|art|typ|aktivitatsart|tipo|tipo de actividad|type d activite',
    { words: 'activityKind' },
  ),
  field(
    'occurredOn',
    'Occurred on',
    'date',
    'occurred on|date|activity date|due date|start date|start time|start|timestamp|completed on|completed date|done on|happened on|created date|created on|datum|falligkeitsdatum|erledigt am|fecha|fecha de actividad|fecha de vencimiento|date d activite|data|activity datetime|end time',
    { required: true },
  ),
  field(
    'subject',
    'Subject',
    'text',
    'subject|title|activity|summary|description|notes|name|betreff|titel|asunto|titulo|objet|sujet|titre|oggetto|onderwerp',
  ),
] as const;
