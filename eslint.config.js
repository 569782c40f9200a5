import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'runs/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Typed arrays are indexed in every loop; `noUncheckedIndexedAccess` makes each read `number | undefined`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A refusal reports an issue and returns undefined in one statement.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `{ key: _, ...rest }` is how a key is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Formulas are read character by character; what is outside the plain set is refused, so emoji cannot matter.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
);
