import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { Process } from '../../parts/command-form/facts.ts';
import { titleOf } from '../../parts/command-form/field-words.ts';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { actionGroups, actionsOf } from './actions.ts';
import { usePageState } from './page-context.ts';
import { words } from './words.ts';

interface ActionsMenuProps {
  readonly view: ProspectView;
  readonly process: Process | undefined;
}

const groupWords = { step: 'groupStep', any: 'groupAny', change: 'groupChange' } as const;
const ends: readonly FormCommand[] = ['markLost', 'disqualify'];

/** Everything else that the person may do now, grouped; what belongs to other phases appears there. */
export function ActionsMenu({ view, process }: ActionsMenuProps) {
  const { open } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const actions = actionsOf(view, process?.steps.flatMap(({ fallBacks }) => fallBacks) ?? []);
  const groups = actionGroups.flatMap((group) => {
    const children = actions[group].map((command) => ({
      key: command,
      label: localized(titleOf(command)),
      danger: ends.includes(command),
    }));
    return children.length === 0 ? [] : [{ key: group, type: 'group' as const, label: t(groupWords[group]), children }];
  });
  if (groups.length === 0) return null;
  const items: MenuProps['items'] = [...groups, { key: 'note', label: t('moreActionsNote'), disabled: true }];
  return (
    <Dropdown autoFocus trigger={['click']} menu={{ items, onClick: ({ key }) => open(key as FormCommand) }}>
      <Button block icon={<DownOutlined />} iconPlacement="end">
        {t('moreActions')}
      </Button>
    </Dropdown>
  );
}
