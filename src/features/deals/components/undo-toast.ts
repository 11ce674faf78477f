import { toast } from '@/ui/controls/toast';
import { undoDealAction } from '../actions';

type Undoable = {
  /** What just happened: "Moved to Demo". */
  title: string;
  slug: string;
  dealId: string;
} & (
  | { /** The version that the command answered with. */ version: number }
  | { /** The activity or note. */ event: string }
);

/**
 * Says what happened, with Undo for ten seconds, by the button or by the key Z. It is refused with a sentence once somebody changed the
 * deal since.
 */
export function undoToast({ title, slug, dealId, ...what }: Undoable): void {
  toast({
    title,
    undo: async () => {
      const result = await undoDealAction(slug, { dealId, ...what });
      if (result.ok) return toast({ title: 'Undone', description: title });
      const { message, remedy } = result.refusal;
      toast({ title: message, description: remedy, tone: 'act' });
    },
  });
}
