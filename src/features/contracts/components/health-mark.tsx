import { CircleAlert, TriangleAlert } from 'lucide-react';
import { Badge } from '@/ui/controls/badge';
import { healthWord } from '../contract-words';
import type { CustomerHealth } from '../queries';

type Props = { health: CustomerHealth | null; currency: string };

/** What speaks against a renewal, in words; silence is fine. */
export function HealthMark({ health, currency }: Props) {
  if (!health || health.reasons.length === 0)
    return <span className="text-muted">Nothing speaks against it</span>;
  const { level, reasons, facts } = health;
  const Icon = level === 'act' ? CircleAlert : TriangleAlert;
  const words = reasons.map((reason) => healthWord(reason, facts, (minor) => ({ minor, currency })));
  return (
    <span className="flex flex-col items-start gap-1">
      <Badge tone={level === 'act' ? 'act' : 'look'} icon={<Icon aria-hidden className="size-3.5" />}>
        {level === 'act' ? 'At risk' : 'Look'}
      </Badge>
      <span className="text-xs text-muted">{capital(words.join(' · '))}</span>
    </span>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
