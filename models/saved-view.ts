import { mongo, Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { BranchId, StaffId, TeamId } from '../domain/ids.ts';
import { savedViewsAtMost, type SavedViewBody } from '../contracts/saved-view.ts';

/** A filter that somebody has kept under a name. */
export interface SavedView extends SavedViewBody {
  readonly _id: string;
  readonly ownerId: StaffId;
  /** The owner's, which is who `sharedWith` means. */
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  /** Digest of the request that made it: another one with its key is refused. */
  readonly fingerprint: string;
  readonly updatedAt: Date;
}

const schema = new Schema<SavedView>(
  {
    _id: { type: String, required: true },
    ownerId: { type: String, required: true },
    teamId: { type: String, default: null },
    branchId: { type: String, required: true },
    name: { type: String, required: true },
    page: { type: String, required: true },
    filter: { type: Schema.Types.Mixed, required: true },
    sharedWith: { type: String, required: true },
    fingerprint: { type: String, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'savedViews', versionKey: false, minimize: false },
)
  .index({ ownerId: 1, page: 1, name: 1 })
  .index({ teamId: 1, sharedWith: 1, page: 1, name: 1 })
  .index({ branchId: 1, sharedWith: 1, page: 1, name: 1 });

export type SavedViewModel = Model<SavedView>;

export function createSavedViewModel(connection: Connection): SavedViewModel {
  return connection.model<SavedView>('SavedView', schema);
}

/** Whose views are wanted. */
export interface ViewReader {
  readonly staffId: StaffId;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
}

/** The views somebody sees on a page, by name. Asks once for each way, because each has its own index. */
export async function viewsFor(
  views: SavedViewModel,
  { staffId, teamId, branchId }: ViewReader,
  page: SavedView['page'],
): Promise<readonly SavedView[]> {
  const ways: QueryFilter<SavedView>[] = [{ ownerId: staffId }, { branchId, sharedWith: 'branch' }];
  if (teamId !== null) ways.push({ teamId, sharedWith: 'team' });
  const found = await Promise.all(
    ways.map((way) =>
      views
        .find({ ...way, page })
        .sort({ name: 1 })
        .limit(savedViewsAtMost)
        .lean<SavedView[]>(),
    ),
  );
  const byId = new Map(found.flat().map((view) => [view._id, view]));
  return [...byId.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function findView(views: SavedViewModel, viewId: string): Promise<SavedView | null> {
  return views.findById(viewId).lean<SavedView>();
}

export async function countViewsOf(views: SavedViewModel, ownerId: StaffId): Promise<number> {
  return views.countDocuments({ ownerId });
}

/** Stores a new view.   @returns what is stored under its id: another one when it was there before */
export async function addView(views: SavedViewModel, view: SavedView): Promise<SavedView> {
  try {
    await views.create(view);
    return view;
  } catch (error) {
    const stored =
      error instanceof mongo.MongoServerError && error.code === 11_000 ? await findView(views, view._id) : null;
    if (stored === null) throw error;
    return stored;
  }
}

/** Puts other contents into a view.   @returns false when there is none of this owner */
export async function replaceView(
  views: SavedViewModel,
  { _id, ownerId, ...fields }: Omit<SavedView, 'fingerprint'>,
): Promise<boolean> {
  const { matchedCount } = await views.updateOne({ _id, ownerId }, { $set: fields });
  return matchedCount === 1;
}

export async function removeView(views: SavedViewModel, viewId: string, ownerId: StaffId): Promise<void> {
  await views.deleteOne({ _id: viewId, ownerId });
}
