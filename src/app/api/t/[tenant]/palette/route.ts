import { paletteSearch } from '@/features/palette/queries';
import { asRoute } from '@/platform/operations/as-route';

export const GET = asRoute(paletteSearch, {
  input: (request) => ({ text: new URL(request.url).searchParams.get('q') ?? '' }),
});
