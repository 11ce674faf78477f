import { kpisQuery } from '@/features/kpis/queries';
import { forecastAccuracy } from '@/features/forecast/queries-accuracy';
import { forecastQuery } from '@/features/forecast/queries';
import { revenueOverview } from '@/features/revenue/queries-overview';
import { showKpiSet } from '@/features/kpis/queries-set';
import { showSettings } from '@/features/settings/queries';
import { showStageModels } from '@/features/stage-models/queries';
import type { Caller } from '@/platform/operations/caller';
import { jsonText } from '@/platform/operations/plain-json';
import { asAdmin } from './database';
import { must } from './operations-answers';
import { fingerprintOf } from './operations-rows';

/**
 * All figures of a company as its pages compute them: the KPIs with targets and alarms, every cell of the forecast, the accuracy, the
 * revenue bridge, the set of KPIs, the settings, and every probability of every version of the stage model.
 */
export async function figuresOf(caller: Caller): Promise<Record<string, string>> {
  const { versions } = must(await showStageModels(caller, {}));
  // Whether they may be changed now follows the company's state: that is no setting.
  const { mayChange: _mayChange, ...settings } = must(await showSettings(caller, {}));
  const answers = {
    kpis: must(await kpisQuery(caller, {})),
    forecast: must(await forecastQuery(caller, {})),
    accuracy: must(await forecastAccuracy(caller, {})),
    revenue: must(await revenueOverview(caller, {})),
    kpiSet: must(await showKpiSet(caller, {})).set,
    settings,
    // A signature is no figure.
    stageModels: versions.map(({ signatures: _signatures, ...version }) => version),
  };
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, jsonText(value) ?? '']));
}

/**
 * The rows of every table of a company, and of its own row what figures stand on. What is kept of a quarter's variance is compared by its
 * figures: measuring it again, which a close does, writes only another instant.
 */
export async function rowsOf(tenantId: string): Promise<Record<string, string>> {
  const [company, variance] = await asAdmin(async (client) => {
    const text = async (statement: string) =>
      (await client.query<{ text: string | null }>(statement, [tenantId])).rows[0]?.text ?? '';
    return [
      await text(
        `SELECT concat_ws(' ', slug, name, currency, zone, fiscal_start_month) AS text FROM tenant WHERE id = $1`,
      ),
      await text(
        `SELECT string_agg(concat_ws(' ', quarter_start, snapshot_on, forecast_minor, actual_minor, streams), '|' ORDER BY quarter_start) AS text
         FROM quarter_variance WHERE tenant_id = $1`,
      ),
    ];
  });
  return { ...(await fingerprintOf(tenantId)), company, quarter_variance: variance };
}

/** The checksum of the text of each closed page, and the one that it carries, by review. */
export async function closedPages(tenantId: string): Promise<Map<string, string>> {
  const { rows } = await asAdmin((client) =>
    client.query<{ id: string; print: string }>(
      `SELECT review_id AS id, sha256 || ' ' || encode(sha256(convert_to(body, 'UTF8')), 'hex') AS print FROM board_page WHERE tenant_id = $1`,
      [tenantId],
    ),
  );
  return new Map(rows.map(({ id, print }) => [id, print]));
}
