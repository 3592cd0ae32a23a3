// A file of its own, because the page's policy allows no script inside it.
window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#docs",
    deepLinking: true,
    docExpansion: "none",
    tagsSorter: "alpha",
    validatorUrl: null,
  });
});
