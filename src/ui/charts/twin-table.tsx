'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { AnyChart } from './chart-types';
import { twinOf } from './table-twin';

/** The chart's exact figures as a table, made when somebody opens it. */
export function TwinTable({ title, chart }: { title: string; chart: AnyChart }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="text-xs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit text-muted hover:text-text pointer-coarse:py-3">Show as table</summary>
      {open ? <Figures title={title} chart={chart} /> : null}
    </details>
  );
}

function Figures({ title, chart }: { title: string; chart: AnyChart }) {
  const twin = twinOf(chart);
  return (
    <div className="mt-2 overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {twin.head.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={index === twin.head.length - 1 ? 'py-1 text-end' : 'py-1 text-start'}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map((row, place) => (
            <tr key={row.join('|')} className="border-t">
              {row.map((cell, index) => (
                <td
                  key={twin.head[index]}
                  className={index === row.length - 1 ? 'py-1 text-end tabular-nums' : 'py-1'}
                >
                  <Linked href={index === 0 ? twin.hrefs?.[place] : undefined} text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Linked({ href, text }: { href: string | undefined; text: string }) {
  if (href === undefined) return text;
  return (
    <Link href={href} prefetch={false} className="pointer-coarse:inline-block pointer-coarse:py-3">
      {text}
    </Link>
  );
}
