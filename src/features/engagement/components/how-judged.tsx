import { chanceText, FALSE_ALARM_PPM, type EngagementVerdict } from '@/domain/engagement/verdict';
import { count } from '@/domain/kpis/wording';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

/** The test in plain words, with what it cannot see. */
export function HowJudged({ verdict }: { verdict: EngagementVerdict }) {
  const { kpis, looked, firstDays = 1 } = verdict;
  const bar = kpis[0]?.barPpm ?? FALSE_ALARM_PPM;
  const seen = kpis.flatMap((kpi) => (kpi.seen === null ? [] : [{ name: kpi.name, seen: kpi.seen }]));
  return (
    <Section title="How it is judged" lead="The test is stated before the answer is known.">
      <Card className="flex max-w-prose flex-col gap-3 text-sm text-pretty">
        <p>
          The three months of the engagement, thirty days each, are held against the twelve before the first
          day. A KPI looks back for quarters; what is compared is what flows into it: revenue booked, revenue
          lost, contracts signed, and how fast those who wait arrive.
        </p>
        <p>
          If nothing had changed, the three would lie anywhere among the fifteen. An improvement is clear
          where months as good as these would come by chance in at most {chanceText(bar)} of engagements: 5 %
          shared among the {count(looked, 'KPI')} that were looked at since the first day
          {firstDays > 1 ? ` and the ${firstDays} first days that were tried` : null}, so that at least one
          looks improved by chance in at most one engagement of twenty.
        </p>
        <p>
          It does not see small improvements, and not what comes later than day 90: new contracts that go live
          in half a year are no net new ARR yet. It takes months to be independent of each other; where a good
          month brings the next, chance is a little more often right than it says.
        </p>
        {seen.length > 0 ? (
          <div>
            <p className="font-medium">Seen in four cases of five from here on:</p>
            <ul className="mt-1 list-disc ps-5">
              {seen.map(({ name, seen: size }) => (
                <li key={name}>
                  {name}: {size}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </Card>
    </Section>
  );
}
