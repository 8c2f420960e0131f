import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useLocalized, useWords } from '../words/words.ts';
import { profileWords } from '../words/catalogue.ts';
import { useMe } from './session/me.ts';
import { signOut } from './session/sign-in.ts';
import { shellWords } from './words.ts';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const t = useWords(shellWords);
  const localized = useLocalized();
  const me = useMe();
  const { message } = App.useApp();
  const leave = useMutation({
    mutationFn: signOut,
    // Loaded anew, so that nothing of this person stays in memory.
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => void message.error(error.message),
  });
  const unit = me.team?.name ?? me.branch?.name;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'who',
            disabled: true,
            label: (
              <div className="account-who">
                <strong>{localized(me.name)}</strong>
                <div>{me.profiles.map((profile) => localized(profileWords[profile])).join(' · ')}</div>
                {unit !== undefined && <div>{localized(unit)}</div>}
              </div>
            ),
          },
          { type: 'divider' },
          { key: 'signOut', label: t('signOut'), onClick: () => leave.mutate() },
        ],
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        loading={leave.isPending}
        aria-label={`${t('account')}: ${localized(me.name)}`}
      >
        <span className="wide-only">{localized(me.name)}</span>
      </Button>
    </Dropdown>
  );
}
