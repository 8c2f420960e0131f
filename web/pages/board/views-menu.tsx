import BookOutlined from '@ant-design/icons/es/icons/BookOutlined';
import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import SaveOutlined from '@ant-design/icons/es/icons/SaveOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useTellProblem } from '../../parts/tell-problem.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { PopMenu } from '../../parts/pop-menu.tsx';
import { keptOf, shownView } from './query.ts';
import { boardSearch, type BoardSearch } from './search.ts';
import { words } from './words.ts';

const SaveView = lazy(async () => ({ default: (await import('./save-view.tsx')).SaveView }));

type SavedView = OperationAnswer<'listViews'>['items'][number];

interface ViewsMenuProps {
  readonly search: BoardSearch;
  readonly onChoose: (search: BoardSearch) => void;
}

/** Filters under a name: one's own and those of team and branch. */
export function ViewsMenu({ search, onChoose }: ViewsMenuProps) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const list = useQuery(queryOf('listViews', { query: { page: 'board' } }));
  const [isSaving, setIsSaving] = useState(false);
  const views = list.data?.items ?? [];
  const shown = shownView(search, views);
  return (
    <>
      <PopMenu icon={<BookOutlined />} label={shown === null ? t('views') : t('viewShown', { name: shown })}>
        {(close) => {
          const choose = ({ filter }: SavedView): void => {
            close();
            onChoose(boardSearch.parse(filter));
          };
          return (
            <>
              {list.isPending && <p className="pop-menu-note quiet">{common('loading')}</p>}
              {list.isError && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
              {list.isSuccess && views.length === 0 && <p className="pop-menu-note quiet">{t('noViews')}</p>}
              <OwnViews views={views.filter(({ mine }) => mine)} search={search} onChoose={choose} onChange={close} />
              <SharedViews views={views.filter(({ mine }) => !mine)} onChoose={choose} />
              <button
                type="button"
                className="nav-link board-pop-last"
                onClick={() => {
                  close();
                  setIsSaving(true);
                }}
              >
                {t('saveView')}
              </button>
            </>
          );
        }}
      </PopMenu>
      {isSaving && (
        <Suspense>
          <SaveView kept={keptOf(search)} onClose={() => setIsSaving(false)} />
        </Suspense>
      )}
    </>
  );
}

interface ListFailedProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** The views could not be read: nobody is to take that for having none. */
function ListFailed({ error, onRetry }: ListFailedProps) {
  const common = useWords(commonWords);
  return (
    <div className="pop-menu-note">
      <ProblemText error={error} />
      <Button size="small" onClick={onRetry}>
        {common('retry')}
      </Button>
    </div>
  );
}

interface ViewListProps {
  readonly views: readonly SavedView[];
  readonly onChoose: (view: SavedView) => void;
}

interface OwnViewsProps extends ViewListProps, Pick<ViewsMenuProps, 'search'> {
  /** A view is about to be changed: what is told and asked then lies where the menu is. */
  readonly onChange: () => void;
}

function OwnViews({ views, search, onChoose, onChange }: OwnViewsProps) {
  const t = useWords(words);
  const change = useViewChanges(search);
  if (views.length === 0) return null;
  return (
    <>
      <p className="pop-menu-note quiet">{t('ownViews')}</p>
      {views.map((view) => (
        <div key={view.viewId} className="board-pop-line">
          <button type="button" className="nav-link" onClick={() => onChoose(view)}>
            {view.name}
          </button>
          <Button
            type="text"
            icon={<SaveOutlined />}
            title={t('overwriteView')}
            aria-label={`${t('overwriteView')}: ${view.name}`}
            onClick={() => {
              onChange();
              void change.overwrite(view);
            }}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            title={t('deleteView')}
            aria-label={`${t('deleteView')}: ${view.name}`}
            onClick={() => {
              onChange();
              void change.remove(view);
            }}
          />
        </div>
      ))}
    </>
  );
}

function SharedViews({ views, onChoose }: ViewListProps) {
  const t = useWords(words);
  const names = useNames();
  if (views.length === 0) return null;
  return (
    <>
      <p className="pop-menu-note quiet">{t('sharedViews')}</p>
      {views.map((view) => (
        <button key={view.viewId} type="button" className="nav-link" onClick={() => onChoose(view)}>
          {t('sharedBy', { name: view.name, owner: names.staff(view.ownerId) })}
        </button>
      ))}
    </>
  );
}

function useViewChanges(search: BoardSearch) {
  const t = useWords(words);
  const { message } = useFeedback();
  const confirm = useConfirm();
  const onError = useTellProblem();
  const put = useWrite('putView');
  const remove = useWrite('deleteView');
  // Awaited, not `mutate`: the next press would take the callbacks of the one before away.
  return {
    overwrite: async ({ viewId, name, page, sharedWith }: SavedView) =>
      put
        .mutateAsync({ params: { viewId }, body: { name, page, sharedWith, filter: keptOf(search) } })
        .then(() => message.success(t('viewSaved', { name })), onError),
    remove: async ({ viewId, name, sharedWith }: SavedView) => {
      const text = sharedWith === 'private' ? undefined : t('viewDeletedFor');
      const question = { title: t('deleteViewTitle', { name }), text, deed: t('deleteView'), isDangerous: true };
      if (!(await confirm(question))) return;
      await remove.mutateAsync({ params: { viewId } }).then(() => message.success(t('viewDeleted', { name })), onError);
    },
  };
}
