import { finishProvider } from '@/platform/auth/sign-in-routes';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return finishProvider(request, (await params).provider);
}
