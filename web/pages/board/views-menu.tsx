import BookOutlined from '@ant-design/icons/es/icons/BookOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { useNames } from '../../parts/organisation.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useWords } from '../../words/words.ts';
import { filterOf, given } from './query.ts';
import { boardSearch, type BoardSearch } from './search.ts';
import { words } from './words.ts';
import { useFeedback } from '../../parts/feedback.tsx';

const SaveView = lazy(async () => ({ default: (await import('./save-view.tsx')).SaveView }));

export type SavedView = OperationAnswer<'listViews'>['items'][number];

interface ViewsMenuProps {
  readonly search: BoardSearch;
  readonly onChoose: (search: BoardSearch) => void;
}

/** The part of the address that a view keeps. */
export function keptOf(search: BoardSearch): Record<string, string | number | boolean> {
  const { view, sort, order } = search;
  return { ...given({ ...filterOf(search), view, sort, order }) };
}

/** Filters under a name: one's own and those of team and branch. */
export function ViewsMenu({ search, onChoose }: ViewsMenuProps) {
  const t = useWords(words);
  const { data } = useQuery(queryOf('listViews', { query: { page: 'board' } }));
  const [isSaving, setIsSaving] = useState(false);
  const { items, onClick } = useItems(data?.items ?? [], search, {
    choose: ({ filter }) => onChoose(boardSearch.parse(filter)),
    save: () => setIsSaving(true),
  });
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick }}>
        <Button icon={<BookOutlined />}>{t('views')}</Button>
      </Dropdown>
      {isSaving && (
        <Suspense>
          <SaveView kept={keptOf(search)} onClose={() => setIsSaving(false)} />
        </Suspense>
      )}
    </>
  );
}

interface Actions {
  readonly choose: (view: SavedView) => void;
  readonly save: () => void;
}

function useItems(views: readonly SavedView[], search: BoardSearch, { choose, save }: Actions) {
  const t = useWords(words);
  const names = useNames();
  const change = useViewChanges(search);
  const own = views.filter(({ mine }) => mine);
  const shared = views.filter(({ mine }) => !mine);
  const items: NonNullable<MenuProps['items']> = [
    ...(views.length === 0 ? [{ key: 'none', label: t('noViews'), disabled: true }] : []),
    ...(own.length === 0 ? [] : [{ type: 'group' as const, label: t('ownViews'), children: own.map(ownItem) }]),
    ...(shared.length === 0
      ? []
      : [
          {
            type: 'group' as const,
            label: t('sharedViews'),
            children: shared.map(({ viewId, name, ownerId }) => ({
              key: `choose ${viewId}`,
              label: t('sharedBy', { name, owner: names.staff(ownerId) }),
            })),
          },
        ]),
    { type: 'divider' },
    { key: 'save', label: t('saveView') },
  ];

  function ownItem({ viewId, name }: SavedView) {
    return {
      key: `own ${viewId}`,
      label: name,
      onTitleClick: () => chooseById(viewId),
      children: [
        { key: `choose ${viewId}`, label: name },
        { key: `overwrite ${viewId}`, label: t('overwriteView') },
        { key: `delete ${viewId}`, label: t('deleteView'), danger: true },
      ],
    };
  }

  function chooseById(viewId: string): void {
    const view = views.find((one) => one.viewId === viewId);
    if (view !== undefined) choose(view);
  }

  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'save') return save();
    const [action = '', viewId] = key.split(' ');
    const view = views.find((one) => one.viewId === viewId);
    if (view === undefined) return;
    if (action === 'choose') choose(view);
    else if (action === 'overwrite') change.overwrite(view);
    else if (action === 'delete') void change.remove(view);
  };
  return { items, onClick };
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
