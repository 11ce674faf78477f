/** The header in which proxy.ts tells pages their own path; it overwrites whatever a client sent. */
export const PATH_HEADER = 'x-commitpoint-path';
