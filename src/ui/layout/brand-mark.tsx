/** The commit line with the deal that has passed it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className={className}>
      <path d="M10 2v16" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="4" cy="10" r="2.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="16" cy="10" r="3" fill="currentColor" />
    </svg>
  );
}
