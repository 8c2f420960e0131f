import { mongo, Schema, type Connection, type Model } from 'mongoose';
import { completeEdits, editsOf, rulesOf, type KeptEdits, type RuleEdits } from '../domain/complaint/rule-edits.ts';
import { bankRules } from '../domain/complaint/presets.ts';
import type { ComplaintRules } from '../domain/complaint/rules.ts';
import type { BranchId, StaffId } from '../domain/ids.ts';

/** Scope of the rules of every branch that has none of its own. */
export const defaultRulesScope = 'default';

/** A published version of the rules of complaints, of the bank or of one branch. Never updated, never deleted. */
export interface PublishedRules {
  /** Its scope and version, so that a version can be published only once. */
  readonly _id: string;
  /** `default` or the branch's id. */
  readonly scope: string;
  /** 1 for the first; no gaps. */
  readonly version: number;
  /** Null: from this version on the branch follows the bank's again. */
  readonly edits: RuleEdits | null;
  /** What compliance said to it. */
  readonly complianceNote: string | null;
  readonly publishedBy: StaffId;
  readonly publishedAt: Date;
}

const schema = new Schema<PublishedRules>(
  {
    _id: { type: String, required: true },
    scope: { type: String, required: true },
    version: { type: Number, required: true },
    edits: { type: Schema.Types.Mixed, default: null },
    complianceNote: { type: String, default: null },
    publishedBy: { type: String, required: true },
    publishedAt: { type: Date, required: true },
  },
  { collection: 'complaintRules', versionKey: false, minimize: false },
).index({ scope: 1, version: -1 });

export type ComplaintRulesModel = Model<PublishedRules>;

export function createComplaintRulesModel(connection: Connection): ComplaintRulesModel {
  return connection.model<PublishedRules>('ComplaintRules', schema);
}

/** The newest version of one scope; null when none was ever published.   @param until only those published by then */
export async function newestRules(
  model: ComplaintRulesModel,
  scope: string,
  until: Date | null = null,
): Promise<PublishedRules | null> {
  const published = until === null ? {} : { publishedAt: { $lte: until } };
  const newest = await model
    .findOne({ scope, ...published })
    .sort({ version: -1 })
    .lean<KeptRules>();
  return newest === null ? null : complete(newest);
}

/** As it is kept. */
type KeptRules = Omit<PublishedRules, 'edits'> & { readonly edits: KeptEdits | null };

function complete({ edits, ...published }: KeptRules): PublishedRules {
  return { ...published, edits: edits === null ? null : completeEdits(edits) };
}

/** Where the rules of a branch come from. */
export interface RulesInForce {
  /** Whose they are: `default` also for a branch that follows the bank's. */
  readonly scope: string;
  readonly edits: RuleEdits;
  /** Null while they are the bank's own preset and nobody has published anything. */
  readonly published: PublishedRules | null;
}

/** The rules that a case of a branch is registered with now: the branch's own, else the bank's, else the bank's own preset. */
export async function rulesInForce(
  model: ComplaintRulesModel,
  branchId: BranchId,
  at: Date | null = null,
): Promise<RulesInForce> {
  const [own, shared] = await Promise.all([
    newestRules(model, branchId, at),
    newestRules(model, defaultRulesScope, at),
  ]);
  const published = own?.edits != null ? own : shared;
  return {
    scope: published?.scope ?? defaultRulesScope,
    edits: published?.edits ?? editsOf(bankRules),
    published,
  };
}

/** The same as whole rules, to be pinned in a case. */
export async function complaintRulesOf(model: ComplaintRulesModel, branchId: BranchId): Promise<ComplaintRules> {
  return rulesOf((await rulesInForce(model, branchId)).edits);
}

/** The whole rules that a case of a branch was registered with at an instant. */
export async function complaintRulesAt(
  model: ComplaintRulesModel,
  branchId: BranchId,
  at: Date,
): Promise<ComplaintRules> {
  return rulesOf((await rulesInForce(model, branchId, at)).edits);
}

/** Publishes the next version.
 *  @returns false when somebody else has published it already */
export async function publishRules(model: ComplaintRulesModel, rules: Omit<PublishedRules, '_id'>): Promise<boolean> {
  try {
    await model.create({ _id: `${rules.scope}:${rules.version}`, ...rules });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

/** The last versions of a scope, newest first. */
export async function rulesHistory(
  model: ComplaintRulesModel,
  scope: string,
  { beforeVersion, limit }: { readonly beforeVersion: number | null; readonly limit: number },
): Promise<readonly PublishedRules[]> {
  const found = await model
    .find({ scope, ...(beforeVersion === null ? {} : { version: { $lt: beforeVersion } }) })
    .sort({ version: -1 })
    .limit(limit)
    .lean<KeptRules[]>();
  return found.map(complete);
}
