import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { dropDrafts } from '../parts/drafts.ts';
import { useFeedback } from '../parts/feedback.tsx';
import { profileWords } from '../words/catalogue.ts';
import { useLocalized, useWords } from '../words/words.ts';
import { useMe } from './session/me.ts';
import { signOut } from './session/sign-in.ts';
import { shellWords } from './words.ts';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const t = useWords(shellWords);
  const localized = useLocalized();
  const me = useMe();
  const unit = me.team?.name ?? me.branch?.name;
  return (
    <>
      <Button
        type="text"
        icon={<UserOutlined />}
        popoverTarget="account-menu"
        aria-label={`${t('account')}: ${localized(me.name)}`}
      >
        <span className="wide-only">{localized(me.name)}</span>
      </Button>
      <div id="account-menu" popover="auto" className="menu menu-account">
        <div className="account-who">
          <strong>{localized(me.name)}</strong>
          <div>{me.profiles.map((profile) => localized(profileWords[profile])).join(' · ')}</div>
          {unit !== undefined && <div>{localized(unit)}</div>}
        </div>
        <Link to="/account" className="nav-link" onClick={closeMenu}>
          {t('myAccount')}
        </Link>
        <SignOut />
      </div>
    </>
  );
}

const closeMenu = (): void => document.getElementById('account-menu')?.hidePopover();

function SignOut() {
  const t = useWords(shellWords);
  const { message } = useFeedback();
  const leave = useMutation({
    mutationFn: signOut,
    // Loaded anew, so that nothing of this person stays in memory, and nothing half typed in the browser.
    onSuccess: () => {
      dropDrafts(sessionStorage);
      window.location.assign('/sign-in');
    },
    onError: () => void message.error(t('notSignedOut')),
  });
  return (
    <button type="button" className="nav-link" disabled={leave.isPending} onClick={() => leave.mutate()}>
      {t('signOut')}
    </button>
  );
}
