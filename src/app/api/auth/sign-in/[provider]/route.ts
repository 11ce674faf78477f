import { startProvider } from '@/platform/auth/sign-in-routes';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return startProvider(request, (await params).provider);
}
