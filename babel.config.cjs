// Two readers. The bundles: ES5 by syntax, no polyfill and no helper that needs one. Jest: the same sources as CommonJS
// for the node that runs it; import.meta.url, which only the tests' own modules use, becomes the file's name.

/** @param {{types: any}} babel */
function importMetaUrl({ types }) {
  const expression = () =>
    types.memberExpression(
      types.callExpression(
        types.memberExpression(
          types.callExpression(types.identifier('require'), [types.stringLiteral('url')]),
          types.identifier('pathToFileURL')
        ),
        [types.identifier('__filename')]
      ),
      types.identifier('href')
    )
  return {
    visitor: {
      /** @param {any} path */
      MemberExpression(path) {
        const { object, property } = path.node
        if (types.isMetaProperty(object) && property.name === 'url') path.replaceWith(expression())
      }
    }
  }
}

module.exports = {
  // js/ and plugin/ destructure and spread arrays and plain objects only, never other iterables.
  assumptions: {
    iterableIsArray: true,
    ignoreFunctionLength: true,
    ignoreToPrimitiveHint: true,
    objectRestNoSymbols: true,
    setSpreadProperties: true,
    mutableTemplateObject: true,
    noDocumentAll: true
  },
  env: {
    production: {
      presets: [
        [
          '@babel/preset-env',
          {
            targets: { chrome: '38' },
            modules: false,
            // Chrome 38 knows parts of ES2015; what is shipped must be ES5 throughout, or es-check could not check it.
            forceAllTransforms: true,
            // Symbols are never asked for their type; the helper would wrap every typeof.
            exclude: ['transform-typeof-symbol']
          }
        ]
      ]
    },
    test: {
      presets: [['@babel/preset-env', { targets: { node: 'current' } }]],
      plugins: [importMetaUrl]
    }
  }
}
