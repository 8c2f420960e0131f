/** A string that must not be mixed up with another kind of id; plain strings enter at the edges without casts. */
type Id<Kind extends string> = string & { readonly __kind?: Kind };

/** One pursuit of one customer; also the business key of its workflow. */
export type ProspectId = Id<'prospect'>;
/** A person on the bank's staff. */
export type StaffId = Id<'staff'>;
/** A sub-branch (支行): the unit a supervisor heads. */
export type BranchId = Id<'branch'>;
/** A team of customer managers inside a branch. */
export type TeamId = Id<'team'>;
/** What a caller sent as `Idempotency-Key`: the Temporal update id of the command. */
export type CommandId = Id<'command'>;
/** One import of a file of leads; also the business key of its workflow. */
export type ImportId = Id<'import'>;
/** One complaint of a customer; also the business key of its workflow. */
export type ComplaintId = Id<'complaint'>;
/** One asking of one customer what they think of the service; also the business key of its workflow. */
export type SurveyId = Id<'survey'>;
