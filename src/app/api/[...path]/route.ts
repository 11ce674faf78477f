import { notFound } from '@/domain/values/result';
import { refusalResponse } from '@/platform/operations/responses';

/** An address that no route has answers like a thing that does not exist. */
function nothingHere(): Response {
  return refusalResponse(notFound().refusal);
}

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
