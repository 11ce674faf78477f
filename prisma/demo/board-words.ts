/** What becomes of an action; open: nobody says. */
export type Fate = 'done' | 'dropped' | 'open';

/** What was agreed in a month. `due`: days after the first of the month in which the review is held. */
export type MonthWords = {
  decision: string;
  actions: readonly { text: string; who: 'cro' | 'ceo'; due: number; fate: Fate }[];
};

/** The oldest month first. */
export const BOARD_WORDS: readonly MonthWords[] = [
  {
    decision: 'A deal counts as commit from its hardware purchase order on, whoever says what.',
    actions: [
      { text: 'Ask both suppliers for firm ship dates in writing', who: 'cro', due: 20, fate: 'done' },
      { text: 'Tell the whole team that the stage model stands', who: 'ceo', due: 12, fate: 'done' },
    ],
  },
  {
    decision: 'No discount on hardware without a signed order form for the software.',
    actions: [
      { text: 'Call the three silent sites that still pay', who: 'ceo', due: 24, fate: 'open' },
      {
        text: 'Give every open deployment a first value before all of it ships',
        who: 'cro',
        due: 26,
        fate: 'done',
      },
      { text: 'Visit the trade fair in autumn', who: 'cro', due: 28, fate: 'dropped' },
    ],
  },
  {
    decision: 'Pilots end after ninety days: they are converted or killed.',
    actions: [
      {
        text: 'Go through contracts that end within ninety days, one by one',
        who: 'cro',
        due: 18,
        fate: 'open',
      },
      { text: 'Decide on the price list for small sites', who: 'ceo', due: 27, fate: 'open' },
    ],
  },
];
