import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const CONCEPTS = ['library', 'document', 'clause', 'search', 'response', 'finding', 'rules'];

/** Forbids imports of `folders` with a sentence that says where the code should go. */
function forbid(folders, message) {
  return folders.map((folder) => ({ group: [`$/${folder}/*`, `$/${folder}/**`, `**/${folder}/*`], message }));
}

function direction(files, patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, TAURI] }] } };
}

const TAURI = {
  group: ['@tauri-apps/*'],
  message: 'Only src/host/ knows the desktop. Add what you need to the Host interface.',
};

export default tseslint.config(
  { ignores: ['dist', 'test-results', 'coverage', 'src/api/generated.ts'] },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // The style attribute is blocked by the content policy; directives go through the CSSOM.
      'svelte/no-inline-styles': ['error', { allowTransitions: false }],
    },
  },
  direction(
    ['src/shared/**'],
    forbid(
      ['api', 'host', 'views', ...CONCEPTS],
      'src/shared/ knows nothing of the field. Move this file to the concept that it is about.',
    ),
  ),
  ...CONCEPTS.map((concept) =>
    direction(
      [`src/${concept}/**`],
      forbid(
        ['views', ...CONCEPTS.filter((other) => other !== concept)],
        `src/${concept}/ is one concept. What joins several concepts belongs in src/views/.`,
      ),
    ),
  ),
  direction(['src/views/**', 'src/*.ts', 'src/*.svelte', 'src/testing/**'], []),
);
