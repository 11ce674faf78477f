/** What becomes of an action; open: nobody says. */
export type Fate = 'done' | 'dropped' | 'open';

/** What was agreed in a month. `due`: days after the first of the month in which the review is held. */
export type MonthWords = {
  decision: string;
  actions: readonly { text: string; who: 'cro' | 'ceo'; due: number; fate: Fate }[];
};

/** What was agreed with the CEO of each company, the oldest month first. */
export const BOARD_WORDS: Record<string, readonly MonthWords[]> = {
  frostline: [
    {
      decision: 'A deal counts as commit from its hardware purchase order on, whoever says what.',
      actions: [
        { text: 'Ask both suppliers for firm ship dates in writing', who: 'cro', due: 20, fate: 'done' },
        { text: 'Tell the whole team that the stage model stands', who: 'ceo', due: 12, fate: 'done' },
      ],
    },
    {
      decision: 'No discount on sensors without a signed order form for the subscription.',
      actions: [
        { text: 'Call the silent sites that still pay', who: 'ceo', due: 24, fate: 'done' },
        {
          text: 'Give every open site a first value before all of it ships',
          who: 'cro',
          due: 26,
          fate: 'done',
        },
        { text: 'Take a stand at the next cold-chain fair', who: 'cro', due: 28, fate: 'dropped' },
      ],
    },
    {
      decision: 'Pilots end after ninety days: they are converted or killed.',
      actions: [
        {
          text: 'Go through what ends within ninety days, one by one',
          who: 'cro',
          due: 18,
          fate: 'done',
        },
        { text: 'Decide on the price list for small sites', who: 'ceo', due: 27, fate: 'open' },
      ],
    },
  ],
  ampere: [
    {
      decision: 'Broken gateways are answered for like revenue: their rate is one of the four figures.',
      actions: [
        { text: 'Agree a spare-parts stock with the mounting crews', who: 'cro', due: 21, fate: 'done' },
        { text: 'Ask the casing supplier for its own test records', who: 'ceo', due: 19, fate: 'done' },
      ],
    },
    {
      decision: 'No district is mounted before the billing interface has taken one reading.',
      actions: [
        { text: 'Speak with the works manager of the longest pilot', who: 'ceo', due: 22, fate: 'open' },
        { text: 'Write the interface test into every order', who: 'cro', due: 25, fate: 'done' },
        { text: 'Open an office in Lyon', who: 'cro', due: 28, fate: 'dropped' },
      ],
    },
    {
      decision: 'Two districts at a time: crews finish one before they begin the next.',
      actions: [
        {
          text: 'Agree the plan of the next quarter with the mounting partners',
          who: 'cro',
          due: 18,
          fate: 'open',
        },
        { text: 'Sign the framework for municipal utilities', who: 'ceo', due: 26, fate: 'open' },
      ],
    },
  ],
  waypoint: [
    {
      decision: 'Keeping a fleet comes before winning one: the save list opens every sales meeting.',
      actions: [
        {
          text: 'Name an owner for each contract that ends within ninety days',
          who: 'cro',
          due: 20,
          fate: 'done',
        },
        { text: 'Call the three largest fleets in person', who: 'ceo', due: 15, fate: 'done' },
      ],
    },
    {
      decision: 'Under fifty vans we sell through the leasing partner only.',
      actions: [
        { text: 'Sign the contract with the leasing partner', who: 'ceo', due: 24, fate: 'open' },
        { text: 'Show each new fleet ten vans on the map in week one', who: 'cro', due: 26, fate: 'done' },
        { text: 'Launch the driver app', who: 'ceo', due: 28, fate: 'dropped' },
      ],
    },
    {
      decision: 'Every order carries a fitting day; without one it is not handed over.',
      actions: [
        {
          text: 'Book fitting bays in Auckland and Hamilton for the next quarter',
          who: 'cro',
          due: 18,
          fate: 'done',
        },
        { text: 'Decide on the price of a tracker for next year', who: 'ceo', due: 27, fate: 'open' },
      ],
    },
  ],
};
