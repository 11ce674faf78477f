'use client';

export type TipLine = { name: string; text: string; strong?: boolean };

/** The figures of one place on a chart, in recharts' tooltip slot. */
export function TipPanel({ title, lines }: { title: string; lines: readonly TipLine[] }) {
  return (
    <div className="floating-panel px-3 py-2 text-xs">
      <p className="font-medium">{title}</p>
      <dl className="mt-1 grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
        {lines.map((line) => (
          <div key={line.name} className="contents">
            <dt className={line.strong ? 'font-medium' : 'text-muted'}>{line.name}</dt>
            <dd className={line.strong ? 'text-end font-medium tabular-nums' : 'text-end tabular-nums'}>
              {line.text}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
