import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ComplaintCategory } from '../domain/complaint/catalogue.ts';
import type { BranchId, ComplaintId, SurveyId } from '../domain/ids.ts';
import { runningStatuses, type SurveyKind, type SurveyStatus } from '../domain/survey/catalogue.ts';
import { isQuiet, quietPeriod, quietSinceMs } from '../domain/survey/rules.ts';
import type { SurveyState } from '../domain/survey/state.ts';
import { customerDigest } from './customer-claim.ts';
import type { CustomerKey } from './customer-pursuits.ts';

/** A survey as the API reads it, with its answer: one document for each, written only by its projection. */
export interface StoredSurvey {
  readonly _id: SurveyId;
  /** A write with a lower one is discarded. */
  readonly revision: number;
  readonly kind: SurveyKind;
  readonly status: SurveyStatus;
  readonly complaintId: ComplaintId;
  readonly branchId: BranchId;
  readonly category: ComplaintCategory;
  readonly customerKeys: readonly string[];
  readonly askAt: Date;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  /** Digests of the tokens that were passed on. Kept when the survey is over, so that whoever comes back is told so. */
  readonly tokenHashes: readonly string[];
  /** The customer may answer, and nobody has made a link since they were to be asked or reminded. */
  readonly toPassOn: boolean;
  /** Null unless a low score waits to be followed up. */
  readonly followUpDueAt: Date | null;
  readonly projectedAt: Date;
  /** Personal data inside (the comment). The whole truth at `revision`. */
  readonly state: SurveyState;
}

const nullable = { default: null } as const;

const schema = new Schema<StoredSurvey>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    kind: { type: String, required: true },
    status: { type: String, required: true },
    complaintId: { type: String, required: true },
    branchId: { type: String, required: true },
    category: { type: String, required: true },
    customerKeys: { type: [String], required: true },
    askAt: { type: Date, required: true },
    askedAt: { type: Date, ...nullable },
    answeredAt: { type: Date, ...nullable },
    tokenHashes: { type: [String], required: true },
    toPassOn: { type: Boolean, required: true },
    followUpDueAt: { type: Date, ...nullable },
    projectedAt: { type: Date, required: true },
    state: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'surveys', versionKey: false, minimize: false },
)
  .index({ complaintId: 1, askAt: -1 })
  .index({ tokenHashes: 1 })
  // how often a customer was asked
  .index({ customerKeys: 1, askedAt: 1 })
  // what the complaint desk has to do
  .index({ toPassOn: 1, askedAt: 1 })
  .index({ followUpDueAt: 1 })
  // what reconciling looks at
  .index({ status: 1 })
  // results
  .index({ kind: 1, askedAt: 1, _id: 1 });

export type SurveyModel = Model<StoredSurvey>;

export function createSurveyModel(connection: Connection): SurveyModel {
  return connection.model<StoredSurvey>('Survey', schema);
}

/** By what a customer's surveys are found: by phone and by the bank's own number, as digests. */
export function surveyKeys({ phone, coreBankCustomerNo }: CustomerKey): readonly string[] {
  return [
    ...(phone === null ? [] : [`phone\n${phone}`]),
    ...(coreBankCustomerNo === null ? [] : [`number\n${coreBankCustomerNo}`]),
  ].map((key) => customerDigest(`survey\n${key}`));
}

/** Whether a customer was asked so often that they are left alone (8.8).
 *  @param besides a survey that does not count */
export async function isQuietCustomer(
  surveys: SurveyModel,
  customerKeys: readonly string[],
  { nowMs, besides }: { readonly nowMs: number; readonly besides: SurveyId | null },
): Promise<boolean> {
  if (customerKeys.length === 0) return false;
  const asked = await surveys
    .find(
      {
        customerKeys: { $in: [...customerKeys] },
        askedAt: { $gt: new Date(quietSinceMs(nowMs)), $lte: new Date(nowMs) },
        _id: { $ne: besides },
      },
      { askedAt: 1 },
    )
    .limit(quietPeriod.surveys)
    .lean<Pick<StoredSurvey, 'askedAt'>[]>();
  return isQuiet(
    asked.flatMap(({ askedAt }) => askedAt?.getTime() ?? []),
    nowMs,
  );
}

/** A survey as far as a request for another needs it. */
export type RunningSurvey = Pick<StoredSurvey, '_id' | 'status' | 'kind'> & {
  readonly state: Pick<SurveyState, 'requestedWith'>;
};

/** Surveys of a complaint that are to be asked or may be answered. */
export async function runningSurveysOf(
  surveys: SurveyModel,
  complaintId: ComplaintId,
): Promise<readonly RunningSurvey[]> {
  return surveys
    .find({ complaintId, status: { $in: [...runningStatuses] } }, { status: 1, kind: 1, 'state.requestedWith': 1 })
    .lean<RunningSurvey[]>();
}

/** Surveys that are to be asked, may be answered, or wait to be followed up. */
export async function* unfinishedSurveyIds(surveys: SurveyModel): AsyncGenerator<SurveyId> {
  const unfinished = [{ status: { $in: [...runningStatuses] } }, { followUpDueAt: { $gt: new Date(0) } }];
  const found = surveys.find({ $or: unfinished }, { _id: 1 }).lean<Pick<StoredSurvey, '_id'>[]>();
  for await (const { _id } of found.cursor()) yield _id;
}

/** A case rarely has more than two or three. */
const surveysOfOneAtMost = 50;

/** Surveys of a complaint, newest first. */
export async function findSurveysOf(surveys: SurveyModel, complaintId: ComplaintId): Promise<readonly StoredSurvey[]> {
  return surveys.find({ complaintId }).sort({ askAt: -1, _id: 1 }).limit(surveysOfOneAtMost).lean<StoredSurvey[]>();
}

/** The newest survey of a complaint; null when its customer was never to be asked. */
export async function newestSurveyOf(surveys: SurveyModel, complaintId: ComplaintId): Promise<SurveyId | null> {
  const found = await surveys
    .findOne({ complaintId }, { _id: 1 })
    .sort({ askAt: -1, _id: 1 })
    .lean<Pick<StoredSurvey, '_id'>>();
  return found?._id ?? null;
}

/** The survey that a token was made for; null for a token that nobody made.   @param hash digest of the token */
export async function findSurveyByToken(surveys: SurveyModel, hash: string): Promise<StoredSurvey | null> {
  return surveys.findOne({ tokenHashes: hash }).lean<StoredSurvey>();
}

/** What the complaint desk has to do about a survey. */
export const surveyNeeds = ['passOn', 'followUp'] as const;
export type SurveyNeed = (typeof surveyNeeds)[number];

/** More than a bank closes in the eleven days that a survey is open. */
const casesAtMost = 2_000;

/** Cases whose survey needs somebody, most urgent first. */
export async function complaintsNeeding(surveys: SurveyModel, need: SurveyNeed): Promise<readonly ComplaintId[]> {
  const condition: Readonly<Record<SurveyNeed, QueryFilter<StoredSurvey>>> = {
    passOn: { toPassOn: true },
    followUp: { followUpDueAt: { $gt: new Date(0) } },
  };
  const found = await surveys
    .find(condition[need], { complaintId: 1 })
    .sort(need === 'passOn' ? { askedAt: 1 } : { followUpDueAt: 1 })
    .limit(casesAtMost)
    .lean<Pick<StoredSurvey, 'complaintId'>[]>();
  return [...new Set(found.map(({ complaintId }) => complaintId))];
}

/** A survey as far as results need it. */
export type AskedSurvey = Pick<StoredSurvey, '_id' | 'branchId' | 'category' | 'status' | 'askedAt' | 'answeredAt'> & {
  readonly state: {
    readonly definition: string;
    readonly answer: Pick<NonNullable<SurveyState['answer']>, 'scores' | 'overall' | 'recommend'> | null;
  };
};

/** Every survey of a kind that was asked, in order of asking, without what anybody wrote. */
export async function findAskedSurveys(surveys: SurveyModel, kind: SurveyKind): Promise<readonly AskedSurvey[]> {
  return surveys
    .find(
      { kind, askedAt: { $gt: new Date(0) } },
      {
        branchId: 1,
        category: 1,
        status: 1,
        askedAt: 1,
        answeredAt: 1,
        'state.definition': 1,
        'state.answer.scores': 1,
        'state.answer.overall': 1,
        'state.answer.recommend': 1,
      },
    )
    .sort({ askedAt: 1, _id: 1 })
    .lean<AskedSurvey[]>();
}
