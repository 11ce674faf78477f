import { insertMappingTemplate } from '@/data/mapping-templates';
import { refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { takeMappingInput } from './inputs';

/**
 * Who else the CRO works for is nobody's business here: neither what is copied nor the log of it names the company that it came from.
 */
export const COPIED = 'Copied from another company';

/** Keeps a mapping that was read in another company, to be proposed for the next file of its kind. Refuses 'conflict' (twice at once). */
export const takeMapping = defineCommand({
  name: 'templates.takeMapping',
  permission: 'templates.copy',
  input: takeMappingInput,
  run: async (ctx, { kind, mapping }) => {
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const version = await insertMappingTemplate(ctx.unit, { kind, mapping, source: COPIED }, by);
    if (version === null)
      return refuse('conflict', 'Another mapping is being copied at this moment. Try again.');
    const columns = Object.keys(mapping.map).length;
    return done(
      { kind, version },
      {
        subjectKind: 'mapping_template',
        subjectId: null,
        summary: `Copied a mapping of ${kind} with ${columns} columns from another company`,
        after: mapping,
      },
    );
  },
});
