/** What the CEO may change: who is a member. Neither a deal, nor evidence, nor a stage model, nor a target, nor a contract: he signs a model, and asks it for an exception that it refuses. */
export const CEO_COMMANDS = [
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
export const CEO_ALONE: readonly string[] = ['exceptions.ask', 'requests.answer'];
