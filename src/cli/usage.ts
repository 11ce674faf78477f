export const USAGE = `Usage: npm run -s commitpoint -- VERB … [--json]

  tenant create --slug S --name N --currency USD --zone Europe/Berlin --fiscal-start MONTH
  tenants purge                                 delete the companies whose waiting time is over (as the database's owner)
  member add --tenant S --email E --role CRO|CEO|REP|DELIVERY|VIEWER [--name N] [--password P] [--rep "Name in the CRM"]
  import deals|contracts|deployments|shipments|activities|rates|heartbeats --tenant S --file F
      [--preset P] [--map "Column=target"]… [--set target=constant]… [--stage "Source stage=demo"]…
      [--key "Column,Column"] [--dates dmy|mdy|iso] [--decimal .|,] [--rate EUR=1.08]… [--as-of DAY-OF-EXPORT] [--strict] [--dry-run]
  import revert --tenant S --import ID
  deal move   --tenant S --deal ID --to STAGE [--reason WHY] [--contact NAME] [--evidence …]…
  deal record --tenant S --deal ID --evidence "kind=po,reference=PO-4711,on=2026-02-01,amount=93000.00"…
      (kinds: demo, quote, po, order_confirmation, sow, order_form, shipment with units=, activation, milestone; line=ID, note=)
  sweep --tenant S [--as-of DAY] [--dry-run]    what the night does: warn of zombies, close those that were warned
  sweep --tenant S --undo SWEEP                 take a whole sweep back
  audit | pipeline | forecast | kpis | export   --tenant S [--as-of DAY] [--known-at INSTANT]
  compare --from DAY|INSTANT [--to DAY|INSTANT]  --tenant S   (the open pipeline as known then and later)
  ledger --by month|quarter [--constant]        --tenant S [--as-of DAY] [--known-at INSTANT]
  months [--recount]  --tenant S                (the closed months; --recount holds them against every row of the ledger)

JSON goes to stdout, messages to stderr. Exit 0 done, 1 refused, 2 usage.
`;
