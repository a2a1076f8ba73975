"""The rules themselves: one module a topic; ``registry`` lists them and collects what they hold."""
