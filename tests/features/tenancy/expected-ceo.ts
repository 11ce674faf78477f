/** What the CEO may change: who is a member. Neither a deal, nor evidence, nor a stage model, nor a target, nor a contract: he signs a model, and asks it for an exception that it refuses. */
export const CEO_COMMANDS = [
  'board.answer',
  'board.changeDecision',
  'board.close',
  'board.decide',
  'board.removeDecision',
  'board.settleDecision',
  'boardLinks.create',
  'boardLinks.open',
  'boardLinks.revoke',
  'makeLink',
  'chartNotes.remove',
  'chartNotes.write',
  'deals.note',
  'deals.removeNote',
  'deals.undo',
  'inviteByLink',
  'members.changeRole',
  'members.invite',
  'members.remove',
  'members.revokeInvitation',
  'views.remove',
  'views.save',
  'exceptions.ask',
  'renewFeed',
  'reviews.addAction',
  'reviews.correct',
  'reviews.renewFeed',
  'requests.answer',
  'reviews.settleAction',
  'stageModels.sign',
];

/** What not even a CRO may: he can change the model, so there is nothing to ask of it, and he cannot answer himself. */
export const CEO_ALONE: readonly string[] = ['exceptions.ask', 'requests.answer', 'waiting.show'];

/**
 * The tables in which something of the CEO's own may stand, and why that is no figure. Every other table, also one that nobody has thought
 * of here, stays as it is to the byte whatever he calls (ceo-figures.test.ts).
 */
export const CEO_WRITES: Readonly<Record<string, string>> = {
  audit_event: 'what he did',
  board_attendance: 'whether he comes',
  board_decision: 'what was agreed in the board’s review',
  board_link: 'to whom outside he shows a closed page',
  board_link_view: 'that somebody opened such a link',
  board_page: 'the page of a month that he closes, with the figures as they stand',
  board_review: 'that a month is closed',
  calendar_feed: 'the address of his calendar',
  ceo_request: 'his answer',
  chart_note: 'a remark on a chart',
  invitation: 'whom he invited',
  membership: 'who is a member',
  model_exception: 'what he asked of the model, with its refusal',
  note: 'a remark on a deal',
  notice: 'what others are told of all this',
  review: 'the count of what happened in a weekly review',
  review_action: 'what he does until a day',
  review_correction: 'a remark on minutes',
  review_event: 'what happened in a weekly review',
  saved_view: 'his own view of a table',
  stage_model_signature: 'his endorsement',
};
