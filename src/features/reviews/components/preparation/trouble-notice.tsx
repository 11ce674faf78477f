import { LinkButton } from '@/ui/controls/link-button';
import { Alert } from '@/ui/controls/alert';
import type { Lane, Trouble } from './lane';
import { TROUBLE_WORDS } from './words';

type Props = { lanes: ReadonlyMap<string, Lane>; path: string };

const SIGN_IN: readonly Trouble[] = ['signedOut', 'someoneElse'];

/** Says in words that nothing can be saved at the moment, and that nothing is lost. Read out when it comes and when it is over. */
export function TroubleNotice({ lanes, path }: Props) {
  const trouble = [...lanes.values()].find((lane) => lane.trouble !== null)?.trouble ?? null;
  return (
    <div role="status">
      {trouble ? (
        <Alert
          tone="look"
          className="mb-4"
          title={TROUBLE_WORDS[trouble].title}
          action={
            SIGN_IN.includes(trouble) ? (
              <LinkButton variant="primary" href={`/sign-in?next=${encodeURIComponent(path)}`}>
                Sign in
              </LinkButton>
            ) : undefined
          }
        >
          {TROUBLE_WORDS[trouble].body}
        </Alert>
      ) : null}
    </div>
  );
}
