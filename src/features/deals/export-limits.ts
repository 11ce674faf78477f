/** How many deals a file of each format takes: a workbook is built in memory as a whole. */
export const EXPORT_LIMITS = { csv: 200_000, xlsx: 25_000 } as const;
