type Props = {
  /** Where it stands, as SVG says it: pixels or a share of the plot. */
  x: number | string;
  /** Pixels, from the top. */
  low: number;
  middle: number;
  high: number;
};

const CAP = 7;

/** A line from low to high with a cap at both ends and a knot in the middle; its halo keeps it apart from any bar under it. */
export function Whisker({ x, low, middle, high }: Props) {
  return (
    <svg x={x} y="0" overflow="visible" className="whisker">
      {['whisker-halo', 'whisker-line'].map((className) => (
        <path
          key={className}
          className={className}
          d={`M0 ${px(low)}V${px(high)}M${-CAP} ${px(high)}h${CAP * 2}M${-CAP} ${px(low)}h${CAP * 2}`}
          fill="none"
        />
      ))}
      <circle className="whisker-knot" cx="0" cy={px(middle)} r="3" />
    </svg>
  );
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
