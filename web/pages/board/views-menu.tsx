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
import { useConfirm } from '../../parts/use-confirm.ts';
import { useWords } from '../../words/words.ts';
import { PopMenu } from './pop-menu.tsx';
import { filterOf, given } from './query.ts';
import { boardSearch, type BoardSearch } from './search.ts';
import { words } from './words.ts';

const SaveView = lazy(async () => ({ default: (await import('./save-view.tsx')).SaveView }));

type SavedView = OperationAnswer<'listViews'>['items'][number];

interface ViewsMenuProps {
  readonly search: BoardSearch;
  readonly onChoose: (search: BoardSearch) => void;
}

/** The part of the address that a view keeps. */
function keptOf(search: BoardSearch): Record<string, string | number | boolean> {
  const { view, sort, order } = search;
  return { ...given({ ...filterOf(search), view, sort, order }) };
}

/** Filters under a name: one's own and those of team and branch. */
export function ViewsMenu({ search, onChoose }: ViewsMenuProps) {
  const t = useWords(words);
  const { data } = useQuery(queryOf('listViews', { query: { page: 'board' } }));
  const [isSaving, setIsSaving] = useState(false);
  const views = data?.items ?? [];
  return (
    <>
      <PopMenu icon={<BookOutlined />} label={t('views')}>
        {(close) => {
          const choose = ({ filter }: SavedView): void => {
            close();
            onChoose(boardSearch.parse(filter));
          };
          return (
            <>
              {views.length === 0 && <p className="board-pop-note quiet">{t('noViews')}</p>}
              <OwnViews views={views.filter(({ mine }) => mine)} search={search} onChoose={choose} />
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

interface ViewListProps {
  readonly views: readonly SavedView[];
  readonly onChoose: (view: SavedView) => void;
}

function OwnViews({ views, search, onChoose }: ViewListProps & Pick<ViewsMenuProps, 'search'>) {
  const t = useWords(words);
  const change = useViewChanges(search);
  if (views.length === 0) return null;
  return (
    <>
      <p className="board-pop-note quiet">{t('ownViews')}</p>
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
            onClick={() => change.overwrite(view)}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            title={t('deleteView')}
            aria-label={`${t('deleteView')}: ${view.name}`}
            onClick={() => void change.remove(view)}
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
      <p className="board-pop-note quiet">{t('sharedViews')}</p>
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
  const put = useWrite('putView');
  const remove = useWrite('deleteView');
  return {
    overwrite: ({ viewId, name, page, sharedWith }: SavedView) =>
      put.mutate(
        { params: { viewId }, body: { name, page, sharedWith, filter: keptOf(search) } },
        { onSuccess: () => void message.success(t('viewSaved', { name })) },
      ),
    remove: async ({ viewId, name }: SavedView) => {
      if (await confirm({ title: t('deleteViewTitle', { name }), deed: t('deleteView'), isDangerous: true }))
        remove.mutate({ params: { viewId } });
    },
  };
}
