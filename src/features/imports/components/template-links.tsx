/** The form for companies that keep their three streams in a spreadsheet. */
export function TemplateLinks({ slug }: { slug: string }) {
  const address = `/api/t/${slug}/forecast-template`;
  return (
    <p className="text-sm text-muted">
      No CRM? Fill in the three-stream form, one deal a row:{' '}
      <a href={`${address}?format=xlsx`} download className="text-accent underline underline-offset-2">
        workbook
      </a>{' '}
      or{' '}
      <a href={`${address}?format=csv`} download className="text-accent underline underline-offset-2">
        CSV
      </a>
      . It imports without a question.
    </p>
  );
}
