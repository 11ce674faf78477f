#!/usr/bin/env node
// Speaks the schema-engine's JSON-RPC to the Prisma CLI, using the WASM engine and pg from npm.
import fs from 'node:fs';
import readline from 'node:readline';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);
const files = [];
let url;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '--datamodels') files.push(argv[++i]);
  else if (argv[i] === '--datasource') url = JSON.parse(argv[++i]).url;
}
if (argv.includes('--version') || argv.includes('cli')) process.exit(0); // can-connect / create-database
const wasm = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
const bg = await import(wasm);
const { instance } = await WebAssembly.instantiate(fs.readFileSync(wasm.replace(/\.js$/, '.wasm')), {
  './schema_engine_bg.js': bg,
});
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
const { PrismaPg } = require('@prisma/adapter-pg');
const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = require('@prisma/driver-adapter-utils');
// The whole address, so that sslmode and the like count; ?schema= is not supported.
const factory = new PrismaPg({ connectionString: url ?? process.env.DATABASE_URL });
const CHAR = 18; // pg's internal "char": adapter-pg has no mapping for it, introspection needs one
const patch = (c) => {
  const io = c.performIO.bind(c),
    raw = c.queryRaw.bind(c),
    tx = c.startTransaction?.bind(c);
  let chars = [];
  c.performIO = async (q) => {
    const r = await io(q);
    chars = [];
    r.fields = r.fields.map((f, i) =>
      f.dataTypeID === CHAR ? (chars.push(i), { ...f, name: f.name, dataTypeID: 25 }) : f,
    );
    return r;
  };
  c.queryRaw = async (q) => {
    const r = await raw(q);
    for (const i of chars) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  if (tx) c.startTransaction = async (...a) => patch(await tx(...a));
  return c;
};
const connect = factory.connect.bind(factory);
factory.connect = async () => patch(await connect());
const engine = await bg.SchemaEngine.new(
  { datamodels: files.length ? files.map((f) => [f, fs.readFileSync(f, 'utf8')]) : undefined },
  () => {},
  bindMigrationAwareSqlAdapterFactory(factory),
);
const send = (m) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...m }) + '\n');
for await (const line of readline.createInterface({ input: process.stdin })) {
  const m = JSON.parse(line);
  if (!m.method) continue; // the CLI's reply to our "print"
  try {
    const name = m.method === 'getDatabaseVersion' ? 'version' : m.method;
    const result = await engine[name](Array.isArray(m.params) ? m.params[0] : m.params);
    if (m.method === 'diff' && result?.stdout)
      send({ id: -1, method: 'print', params: { content: result.stdout } });
    send({ id: m.id, result: result ?? {} });
  } catch (e) {
    send({
      id: m.id,
      error: {
        code: 4466,
        message: String(e.message),
        data: { is_panic: false, message: String(e.message), error_code: e.code },
      },
    });
  }
}
