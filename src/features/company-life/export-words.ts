/** What the reader of the file finds first. */
export function exportReadme(company: string, at: string): string {
  return `Everything of ${company} as it was on ${at.slice(0, 16).replace('T', ' ')} UTC.

tables/     one CSV file for each table: UTF-8, one line of names, commas, CRLF
files/      the files that were attached to deals, each under its id and its name
imports/    the files that were imported, each under the id of its import (tables/import.csv) and its name; of a workbook the sheet that was read, as CSV
manifest.json   what is here: rows, bytes and SHA-256 of each file, and what was left out and why

How to read the tables
- An empty field is no value, "" is an empty text.
- Text that a spreadsheet would run as a formula (it begins with = + - @ or a tab) has one apostrophe before it. Take it off to have the text.
- Columns that end in _minor are amounts in the smallest unit of the currency beside them, or of the company: 12345 is 123.45 dollars.
- Columns that end in _bp are hundredths of a percent: 4000 is 40 %.
- Columns that end in _on are calendar days of the company's zone, those that end in _at are instants in UTC.
- Tables whose name ends in _history hold earlier versions, each from recorded_at until superseded_at.
- Users are ids. tables/people.csv has the names of today's members; audit_event says who did what by name.

Sums of the tables are the sums that the application showed at that instant: all tables were read as of one moment.
`;
}
