import { answerRequest, askRequest } from '@/features/requests/commands';
import { signStageModel } from '@/features/stage-models/commands';
import { askException } from '@/features/stage-models/commands-exceptions';
import type { Company } from './company';
import { told, type Deed } from './scene';
import type { Offset } from './timeline';

/** What the CRO asked of the CEO: when, until when, and when the answer came, if it came. */
type Asked = {
  on: Offset;
  text: string;
  due: Offset;
  answered?: { on: Offset; answer: 'yes' | 'no'; text?: string };
};
type Part = {
  /** When the CEO endorsed the stage model; never, where it is missing. */
  endorsed?: Offset;
  requests: readonly Asked[];
  /** Figures that the CEO would rather have seen. */
  exceptions: readonly { on: Offset; askedBp: number; why: string }[];
};

/** A CEO who does his part, one who does not, and one who said no once. */
const PARTS: Record<string, Part> = {
  frostline: {
    endorsed: -55,
    requests: [
      {
        on: -60,
        text: 'Give me read access to the CRM',
        due: -50,
        answered: { on: -57, answer: 'yes' },
      },
      {
        on: -34,
        text: 'Tell both reps yourself that a verbal yes counts 20 %',
        due: -27,
        answered: { on: -29, answer: 'yes', text: 'Said it in the Monday meeting.' },
      },
      { on: -6, text: 'Speak with the buyer of the deal that has waited longest', due: 6 },
    ],
    exceptions: [{ on: -20, askedBp: 6000, why: 'The bank would like to see a better fourth quarter' }],
  },
  ampere: {
    requests: [
      {
        on: -96,
        text: 'Endorse the stage model in front of the team',
        due: -85,
        answered: { on: -71, answer: 'no', text: 'Not before the figures are better.' },
      },
      {
        on: -68,
        text: 'Let the two silent utilities go',
        due: -60,
        answered: { on: -40, answer: 'no', text: 'They will come back.' },
      },
      { on: -38, text: 'Say in the team meeting that the model stands', due: -30 },
    ],
    exceptions: [
      { on: -82, askedBp: 9000, why: 'The buyer gave me his word' },
      { on: -54, askedBp: 8000, why: 'We have sold to them before' },
      { on: -47, askedBp: 9000, why: 'The investors expect it' },
    ],
  },
  waypoint: {
    endorsed: -192,
    requests: [
      {
        on: -45,
        text: 'Sell no tracker without maintenance from next quarter on',
        due: -38,
        answered: { on: -41, answer: 'no', text: 'Not before the fair. Ask me again in spring.' },
      },
    ],
    exceptions: [],
  },
};

/** What passes between CRO and CEO: requests with their answers, the endorsement, and exceptions that the model refuses. */
export function tellRequests({ key }: Company): Deed[] {
  const part = PARTS[key];
  if (!part) return [];
  const { endorsed, requests, exceptions } = part;
  return [
    ...(endorsed === undefined ? [] : [endorsement(endorsed)]),
    ...requests.flatMap(asked),
    ...exceptions.map(({ on, ...question }): Deed => ({
      on,
      tell: async ({ caller }) => void told('exception', await askException(caller('ceo'), question)),
    })),
  ];
}

function endorsement(on: Offset): Deed {
  return {
    on,
    tell: async ({ caller }) => void told('endorsement', await signStageModel(caller('ceo'), { version: 1 })),
  };
}

function asked({ on, text, due, answered }: Asked): Deed[] {
  let requestId = '';
  const ask: Deed = {
    on,
    tell: async ({ caller, day }) => {
      ({ requestId } = told(text, await askRequest(caller('cro'), { text, dueOn: day(due) })));
    },
  };
  if (!answered) return [ask];
  const { on: then, ...said } = answered;
  const answer: Deed = {
    on: then,
    tell: async ({ caller }) => {
      told(`answer: ${text}`, await answerRequest(caller('ceo'), { requestId, version: 1, ...said }));
    },
  };
  return [ask, answer];
}
