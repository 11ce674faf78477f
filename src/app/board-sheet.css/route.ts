import { sheetStyles } from '@/features/board/sheet-file';

/** How the board's page is set, as a file: the policy of pages allows styles from here, and none that are written into them. */
export function GET(): Response {
  return sheetStyles();
}
