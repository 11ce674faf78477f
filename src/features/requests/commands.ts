import {
  answerStored,
  insertRequest,
  lockRequest,
  withdrawStored,
  type CeoRequest,
} from '@/data/ceo-requests';
import { settle, tell } from '@/data/notices';
import { dayText } from '@/domain/values/calendar-date';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { answerRequestInput, askRequestInput, withdrawRequestInput } from './inputs';

/** Asks something of the CEO: a conversation, an access, a decision. Refuses a day that is past ('invalid'). */
export const askRequest = defineCommand({
  name: 'requests.ask',
  permission: 'requests.write',
  input: askRequestInput,
  run: async (ctx, { text, dueOn }) => {
    if (dueOn && dueOn < ctx.today) {
      return refuse('invalid', 'The day for the answer is past.', {
        fields: { dueOn: `Today is ${dayText(ctx.today)}.` },
      });
    }
    const requestId = await insertRequest(
      ctx.unit,
      { text, dueOn },
      { userId: ctx.actor.userId, at: ctx.now },
    );
    await tell(
      ctx,
      { roles: ['CEO'] },
      {
        kind: 'request',
        subject: asking(requestId),
        title: text,
        body: dueOn
          ? `${ctx.actor.name} asks for an answer by ${dayText(dueOn)}.`
          : `${ctx.actor.name} asks for an answer.`,
        path: '/home',
      },
    );
    return done(
      { requestId, version: 1 },
      {
        subjectKind: 'ceo_request',
        subjectId: requestId,
        summary: `Asked of the CEO: ${text}`,
        after: { dueOn },
      },
    );
  },
});

/** Takes a request back that has no answer yet. */
export const withdrawRequest = defineCommand({
  name: 'requests.withdraw',
  permission: 'requests.write',
  input: withdrawRequestInput,
  run: async (ctx, { requestId, version }) => {
    const stored = await lockRequest(ctx.unit, requestId);
    if (!stored) return notFound();
    if (stored.version !== version || stored.state !== 'open') return settled(stored);
    await withdrawStored(ctx.unit, requestId);
    await settle(ctx, asking(requestId));
    return done(
      { requestId, version: version + 1 },
      { subjectKind: 'ceo_request', subjectId: requestId, summary: `Withdrew: ${stored.text}` },
    );
  },
});

/** The CEO's yes or no. It stands: who changes his mind says so to a new request. */
export const answerRequest = defineCommand({
  name: 'requests.answer',
  permission: 'requests.answer',
  input: answerRequestInput,
  run: async (ctx, { requestId, version, answer, text }) => {
    const stored = await lockRequest(ctx.unit, requestId);
    if (!stored) return notFound();
    if (stored.version !== version || stored.state !== 'open') return settled(stored);
    await answerStored(ctx.unit, requestId, { answer, text }, { userId: ctx.actor.userId, at: ctx.now });
    await settle(ctx, asking(requestId));
    await tell(
      ctx,
      { roles: ['CRO'] },
      {
        kind: 'request',
        subject: `request ${requestId} answered`,
        title: `${answer === 'yes' ? 'Yes' : 'No'}: ${stored.text}`,
        body: text ?? undefined,
        path: '/board/discipline',
      },
    );
    return done(
      { requestId, version: version + 1, answer },
      {
        subjectKind: 'ceo_request',
        subjectId: requestId,
        summary: `Answered ${answer} to: ${stored.text}`,
        after: { answer, text },
      },
    );
  },
});

/** The subject of the notice that a request waits for the CEO. */
function asking(requestId: string): string {
  return `request ${requestId} asked`;
}

/** Somebody was first: the answer or the withdrawal that stands. */
function settled({ state, answer, answerText, answeredBy, answeredAt, version }: CeoRequest) {
  const message =
    state === 'withdrawn'
      ? 'This request was withdrawn meanwhile.'
      : `This was answered meanwhile: ${answer ?? ''}${answerText ? `. ${answerText}` : '.'}`;
  return refuse('conflict', message, {
    remedy: 'Look at it as it is now.',
    details: { version, changedBy: answeredBy, changedAt: answeredAt, theirs: { state, answer, answerText } },
  });
}
