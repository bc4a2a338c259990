module.exports = require("../store/medusa-config.js")
