import { toast } from '@/ui/controls/toast';
import { undoTimeAction } from '../actions';
import type { TimeChange } from '../commands';

/** Says what happened, with Undo for ten seconds, by the button or by the key Z. */
export function undoToast(slug: string, title: string, change: TimeChange): void {
  toast({
    title,
    undo: async () => {
      const result = await undoTimeAction(slug, change);
      if (result.ok) return toast({ title: 'Undone', description: title });
      const { message, remedy } = result.refusal;
      toast({ title: message, description: remedy, tone: 'act' });
    },
  });
}
