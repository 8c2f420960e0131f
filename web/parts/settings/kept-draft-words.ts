import { defineWords } from '../../words/words.ts';

export const keptDraftWords = defineWords('settings-draft', {
  zh: {
    found: '{{when}} 有未发布的修改，页面重新加载或离开前没有发布。',
    foundOlder: '{{when}} 有未发布的修改，是在第 {{version}} 版上做的；恢复后请与现在的版本比较。',
    restore: '恢复',
    throwAway: '放弃',
    leaveTitle: '离开此页？还有未发布的修改',
    leaveText: '修改会保留在此浏览器标签页中，回来后可以恢复；关闭标签页或退出登录后就没有了。',
    leave: '离开',
  },
  en: {
    found: 'Changes of {{when}} were not published before the page was reloaded or left.',
    foundOlder:
      'Changes of {{when}} were not published. They were made on version {{version}}: compare them with the present one.',
    restore: 'Restore',
    throwAway: 'Throw away',
    leaveTitle: 'Leave? Changes are not published',
    leaveText: 'They are kept in this tab and offered again when you come back, until it is closed or you sign out.',
    leave: 'Leave',
  },
});
