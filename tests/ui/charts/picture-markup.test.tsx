import { describe, expect, it } from 'vitest';
import { pictureMarkup } from '@/ui/charts/picture-markup';
import { TrendPicture } from '@/ui/charts/trend-picture';

function Label({ text }: { text: string }) {
  return <text className="chart-strong-text">{text}</text>;
}

describe('the markup of a picture', () => {
  it('is that of its elements, components and fragments', () => {
    const drawn = pictureMarkup(
      <svg aria-hidden height={10}>
        <>
          {[1, 2].map((n) => (
            <line key={n} x1={`${n}%`} strokeWidth="2" strokeDasharray={n === 1 ? '2 4' : undefined} />
          ))}
        </>
        {null}
        {false}
        <Label text="$1.2M" />
      </svg>,
    );
    expect(drawn).toBe(
      '<svg aria-hidden="true" height="10"><line x1="1%" stroke-width="2" stroke-dasharray="2 4"></line>' +
        '<line x1="2%" stroke-width="2"></line><text class="chart-strong-text">$1.2M</text></svg>',
    );
  });

  it('writes styles with pixels, and own properties as they are', () => {
    const style = { insetBlockStart: 30, '--share': '8%' };
    expect(pictureMarkup(<rect style={style} />)).toBe(
      '<rect style="inset-block-start:30px;--share:8%"></rect>',
    );
  });

  it('keeps the names that SVG writes with a capital letter, or a pattern has no tiles', () => {
    expect(pictureMarkup(<pattern id="p" width="6" patternUnits="userSpaceOnUse" />)).toBe(
      '<pattern id="p" width="6" patternUnits="userSpaceOnUse"></pattern>',
    );
  });

  it('rounds what nobody can see', () => {
    expect(pictureMarkup(<rect y={122.66666666666667} x="8.333333333333334%" width="12.5%" />)).toBe(
      '<rect y="122.67" x="8.333%" width="12.5%"></rect>',
    );
  });

  it('lets no text out of its place', () => {
    const evil = '"><script>alert(1)</script>&';
    const drawn = pictureMarkup(
      <g className={evil}>
        <Label text={evil} />
      </g>,
    );
    expect(drawn).not.toContain('<script');
    expect(drawn).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
  });

  it('draws a whole chart', () => {
    const points = ['Q1 <2026>', 'Q2'].map((label, i) => ({ label, value: i, text: String(i) }));
    const drawn = pictureMarkup(
      <TrendPicture spec={{ unit: { kind: 'percent' }, shape: 'bars', series: 'GRR', points }} />,
    );
    expect(drawn).toMatch(/^<svg aria-hidden="true" class="chart-picture"/);
    expect(drawn).toContain('Q1 &lt;2026&gt;');
    expect(drawn.match(/<rect /g)).toHaveLength(2);
  });
});
