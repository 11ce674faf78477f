/** A question to ask a CRO before hiring one, what a good answer says, and what should make a company careful. */
export type VettingQuestion = { question: string; good: string; careful: string };

export const VETTING_QUESTIONS: readonly VettingQuestion[] = [
  {
    question: 'Have you worked with a company that sells physical products with a software component?',
    good: 'Names the product, the lead time from order to shipment, and what went wrong the first time.',
    careful: 'Software only, and “it works the same way”.',
  },
  {
    question:
      'A hardware PO arrives today and the software goes live in five months. What is revenue, and when?',
    good: 'The PO is the commit. Hardware is revenue when it ships, often 8 to 16 weeks later; software from activation, 2 to 4 weeks after installation; services at their milestones.',
    careful: 'Everything is booked at the close date.',
  },
  {
    question: 'Show me the stage-probability table that you would start with. Why these figures?',
    good: 'A table like the one on this sheet: low until the PO, high after it, and a promise to hold it against our own history.',
    careful: '30 % at the demo and 90 % in negotiation, as in software.',
  },
  {
    question: 'A rep says “they said yes” and puts 80 %. There is no PO. What happens?',
    good: 'It counts 20 % until the PO is there, whoever says otherwise, and the rep knows what is missing.',
    careful: 'Trusts the rep’s feeling, or splits the difference.',
  },
  {
    question: 'What do you do with our pipeline in your first month?',
    good: 'Exports all of it and checks three things: won without a ship date, more than 60 days in negotiation, close dates in the past. Expects 15 to 30 % of it to go.',
    careful: 'New tools, or new targets, before the clean-up.',
  },
  {
    question: 'What will I see in the weekly review, and how long is it?',
    good: 'Thirty minutes; each rep’s five deals; the exact next step, the evidence, the risk. Reps defend their commit.',
    careful: 'A tour of all deals, or a call about feelings.',
  },
  {
    question: 'Which figures do you answer for, and which not?',
    good: 'At most four: net new ARR, gross retention, ACV per deployment, time to first value. Not leads, not meetings, not connected devices.',
    careful: 'Fifteen figures, or “whatever you need”.',
  },
  {
    question: 'How do you count retention when customers keep the hardware and stop paying?',
    good: 'As churn. Over the life of the hardware, all recurring streams together, not of software alone.',
    careful: 'They are still customers.',
  },
  {
    question: 'What will be better after 90 days, and what if nothing is?',
    good: 'A baseline on day one, one figure clearly better on day 90, usually time to first value. If nothing moved, the fit is wrong and we part.',
    careful: 'Asks for a year before anything is measured.',
  },
  {
    question: 'What do you need from me?',
    good: 'Access to the CRM, two hours a week of my people, me in the monthly review, and that I do not override the model: the model is the model.',
    careful: '“Nothing, I take care of it.”',
  },
  {
    question: 'What do you not know about our business?',
    good: 'Says what, and how they would find out in the first two weeks.',
    careful: 'Nothing comes to mind.',
  },
];

/** What must be true to enter a stage, in a few words; the figures are those of the default table. */
export const ENTERED_WHEN = {
  lead: 'There is a contact',
  demo: 'The product was shown on a day',
  hardware_quote_sent: 'A quote is out: reference, amount, day',
  hardware_po_received: 'The PO is there: number, day, amount. The commit.',
  hardware_shipped: 'Devices have left: day and number',
  software_activated: 'Devices are online and in use',
  services_completed: 'Every milestone is done',
} as const;
