import type { Offset } from './timeline';

/** A company's story as data: who works there, what it sells, whom it won, lost and still hopes for. */
export type Company = {
  key: string;
  slug: string;
  name: string;
  currency: string;
  zone: string;
  fiscalStartMonth: number;
  domain: string;
  /** Begins the numbers of its deals: "FS-1001". */
  prefix: string;
  people: { ceo: string; reps: readonly [string, string]; delivery: string; viewer: string };
  catalogue: Catalogue;
  /** Where devices are installed, and what kind of place that is: "Tacoma cold store". */
  places: readonly string[];
  contacts: { first: readonly string[]; last: readonly string[] };
  /** Smallest yearly recurring value that a rep may quote alone, minor units. */
  acvFloor: number;
  targets: { nnarr: number; grr: number; acvPerDeployment: number; ttfv: number };
  base: readonly BaseAccount[];
  won: readonly Won[];
  lost: readonly Lost[];
  open: readonly Open[];
  /** A supplier of its hardware is late: what has not shipped is expected so many days later. */
  delay?: { on: Offset; supplier: string; days: number; reason: string };
  /** Days on which the CRO closed all zombies in one action. */
  cleanUps: readonly Offset[];
  /** The export of the former CRM that was imported on the first days. */
  export?: { file: string; on: Offset };
};

/** Prices in minor units: hardware once a device, the others a device and year, install once a device, training once a deal. */
export type Catalogue = {
  unit: string;
  hardware: { name: string; price: number };
  /** What the lead-time library knows the hardware by; most orders go to the first of its suppliers. */
  supply: { product: string; suppliers: readonly [string, string] };
  software: { name: string; price: number };
  /** Recurring hardware: connectivity or maintenance. */
  upkeep: { name: string; price: number };
  install: { name: string; price: number };
  training: { name: string; price: number };
};

/** Devices paid for from a day on; 0 is the end. `upkeep` where it goes its own way. */
export type Turn = { on: Offset; to: number; upkeep?: number };

type Account = {
  customer: string;
  units: number;
  /** Software price of a device and year where it is not the catalogue's. */
  price?: number;
  turns?: readonly Turn[];
  /** The last end leaves the devices running: connected, not paying. */
  silent?: boolean;
};

/** A customer from before the history. */
export type BaseAccount = Account & { since: Offset };

/** A deal that got its PO; how far it is today follows from the days, unless it is stuck. */
export type Won = Account & {
  po: Offset;
  /** Days from signature to first value, where slower than usual. */
  slow?: number;
  /** The last thing that has happened: it waits for the next one. */
  stuck?: 'po' | 'half_shipped' | 'shipped' | 'activated';
  /** Promised ship date. */
  promised?: Offset;
  /** The upkeep was agreed to this day, and nobody renewed it. */
  upkeepLapses?: Offset;
  /** The PO number of the customer where the story needs a certain one. */
  poNumber?: string;
};

export type Lost = {
  customer: string;
  units: number;
  opened: Offset;
  /** Days until it was closed. */
  days: number;
  reached: 'lead' | 'demo' | 'quote';
  reason: string;
};

/** An open deal before its PO. */
export type Open = {
  customer: string;
  /** 0: nobody has said yet what it is about. */
  units: number;
  stage: 'lead' | 'demo' | 'quote';
  opened: Offset;
  /** Last activity; two days ago or so unless told. */
  last?: Offset;
  close: Offset | null;
  /** The step and its day; null: none. Left out: something specific in the next two weeks. */
  next?: readonly [string, Offset] | null;
  /** How often the close date was moved. */
  pushes?: number;
  /** The customer said yes on this day, and the rep claims so many basis points. */
  verbal?: { on: Offset; claim: number };
  /** A pilot, running since that day. */
  pilot?: Offset;
  /** What the pilot is to show, by when, and what came of it. */
  trial?: {
    criteria: string;
    decision: Offset;
    extended?: { on: Offset; to: Offset; reason: string };
    end?: { on: Offset; units: number; close: Offset } | { on: Offset; reason: string };
  };
  /** Below the floor of its rep: what the rep says for it, and the CRO's answer. */
  floor?: {
    asked: Offset;
    note: string;
    decided?: { on: Offset; decision: 'approved' | 'refused'; reason: string };
  };
  /** An amount in minor units without lines. */
  amount?: number;
  justified?: { why: string; until: Offset };
};
