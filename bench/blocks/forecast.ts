import { forecastQuery } from '@/features/forecast/queries';
import { readForecast } from '@/features/forecast/read-forecast';
import { forecast } from '@/domain/forecast/forecast';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { forecastInput } from '@/features/forecast/inputs';
import { ms, type Row } from '../report';
import { settle } from '../support/audited-deals';
import { appConnection } from '../support/connections';
import { forecastDeals } from '../support/forecast-deals';
import { alternate, median, timed } from '../support/measure';
import { dataStatements, statementsOf } from '../support/statements';
import { type Bench, newTenant, sessionToken } from '../world';

const TENANT = 'forecasting';
const OPEN_DEALS = 5000;
const MOST_MS = 60;

/** The forecast's reading and computing as its pages call it, without what a door adds. */
const readQuery = defineQuery({
  name: 'bench.forecast',
  permission: 'forecast.read',
  input: forecastInput,
  run: async (ctx, input) => {
    const started = performance.now();
    const { result, deals, options } = await readForecast(ctx, input);
    const took = performance.now() - started;
    const before = performance.now();
    forecast(deals, options);
    return ok({ took, domain: performance.now() - before, rows: result.rows.length, deals: deals.length });
  },
});

/** Statements and rules of the forecast of 5,000 open deals, beside its statements alone on a bare connection. */
export async function forecastBlock(bench: Bench): Promise<Row[]> {
  const { slug, id } = await newTenant(TENANT);
  const open = Math.min(OPEN_DEALS, bench.sizes.dealRows);
  await forecastDeals(bench.admin, id, open);
  await settle(bench.admin);
  const caller = { kind: 'session' as const, token: await sessionToken(slug), tenantSlug: slug };
  const measured = async () => {
    const answer = await readQuery(caller, {});
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  };
  const sent = dataStatements(await statementsOf(measured)).filter(({ text }) =>
    /\bdeal\b|lead_time/.test(text),
  );
  const app = await appConnection(id);
  const domain: number[] = [];
  const times = await alternate(
    {
      ours: async () => {
        const { took, domain: rules } = await measured();
        domain.push(rules);
        return took;
      },
      floor: () =>
        timed(async () => {
          for (const { text, values } of sent) await app.query(text, values);
        }),
      service: () => timed(() => forecastQuery(caller, {})),
    },
    { rounds: Math.max(20, bench.sizes.latencyRounds / 4), warmUp: 5 },
  );
  await app.end();
  const [ours, floor, service, rules] = [
    median(times.ours),
    median(times.floor),
    median(times.service),
    median(domain),
  ];
  return [
    {
      what: `Forecast of ${open.toLocaleString('en')} open deals, statements and rules`,
      ours: `${ms(ours)} (rules ${ms(rules)}, service ${ms(service)})`,
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS,
      figures: { oursP50: ours, rulesP50: rules, serviceP50: service, floorP50: floor },
    },
  ];
}
